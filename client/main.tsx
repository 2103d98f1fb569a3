import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startWorker } from './offline/start-worker.ts'
import { startColourMode } from './ui/colour-mode.ts'

startColourMode()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
if (import.meta.env.MODE === 'production') window.addEventListener('load', () => void startWorker())
