type Props = {
  readonly path: string
  readonly size?: number | undefined
  /** Width of the line in the icon's own 16 units. */
  readonly weight?: number | undefined
}

/** A 16-unit line icon; decorative, the control beside or around it carries the name. */
export function LineIcon({ path, size = 16, weight = 1.5 }: Props) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
