import type { ComponentChildren } from 'preact';

interface ButtonProps {
  /** `main` is the one primary action of a screen; `quiet` reads like a link. */
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  /** Says why the button cannot be pressed; it stays in the tab order so that the reason can be found. */
  readonly unavailable?: string | undefined;
  readonly label?: string;
  readonly type?: 'button' | 'submit';
}

const classes = { main: 'btn main-action', plain: 'btn', quiet: 'btn quiet' } as const;

export function Button({
  kind = 'plain',
  onPress,
  children,
  unavailable,
  label,
  type = 'button',
}: ButtonProps) {
  return (
    <button
      type={type}
      class={classes[kind]}
      aria-label={label}
      aria-disabled={unavailable === undefined ? undefined : 'true'}
      title={unavailable}
      onClick={() => {
        if (unavailable === undefined) onPress();
      }}
    >
      {children}
    </button>
  );
}
