import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Children {
  readonly children?: ComponentChildren;
}

/** A bar, a main part, a foot. `name` changes with the screen: focus then moves to the main part, for those who listen. */
export function Screen({ name, children }: Children & { readonly name: string }) {
  const at = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const main = at.current?.querySelector<HTMLElement>('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [name]);
  return (
    <div class="screen" data-screen={name} ref={at}>
      {children}
    </div>
  );
}

export function Bar({ children }: Children) {
  return <header class="bar">{children}</header>;
}

/** What stands at the right end of a bar or foot. */
export function End({ children }: Children) {
  return <span class="end">{children}</span>;
}

export function Main({ centred, children }: Children & { readonly centred?: boolean }) {
  return (
    <main class={centred ? 'main centred' : 'main'} tabIndex={0}>
      {children}
    </main>
  );
}

export function Footer({ children }: Children) {
  return <footer class="foot">{children}</footer>;
}
