import { useEffect, useState } from 'react'

/** Changes whenever the room that text takes may have changed: the window's size, fonts that arrived. */
export function useTextMetrics(): string {
  const [fonts, setFonts] = useState(0)
  const [size, setSize] = useState(windowSize)
  useEffect(() => {
    const handleFonts = () => setFonts(count => count + 1)
    const handleResize = () => setSize(windowSize())
    document.fonts.addEventListener('loadingdone', handleFonts)
    window.addEventListener('resize', handleResize)
    return () => {
      document.fonts.removeEventListener('loadingdone', handleFonts)
      window.removeEventListener('resize', handleResize)
    }
  }, [])
  return `${size}/${fonts}`
}

function windowSize(): string {
  return `${window.innerWidth}x${window.innerHeight}`
}
