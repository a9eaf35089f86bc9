import { render, type ComponentChild } from 'preact';

/** Puts a page into its document. */
export function mount(page: ComponentChild): void {
  const at = document.getElementById('page');
  if (!at) throw new Error('the document has no place for the page');
  render(page, at);
}
