/** An element with a class; `inert` ones belong to the margins and cannot be edited. */
export function element(tag: string, className: string | undefined, ...children: Node[]): HTMLElement {
  const created = document.createElement(tag)
  if (className) created.className = className
  created.append(...children)
  return created
}

export function inert(tag: string, className: string | undefined, ...children: Node[]): HTMLElement {
  const created = element(tag, className, ...children)
  created.contentEditable = 'false'
  return created
}

/** Sets an attribute, or takes it away (null), when it differs. */
export function setFlag(target: Element, name: string, value: string | null): void {
  if (target.getAttribute(name) === value) return
  if (value === null) target.removeAttribute(name)
  else target.setAttribute(name, value)
}
