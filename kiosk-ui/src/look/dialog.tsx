import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button';

interface DialogProps {
  readonly title: string;
  /** What will be written into the record when this is confirmed, word for word. */
  readonly sentence?: string | undefined;
  readonly children?: ComponentChildren;
  /** Leave out where there is nothing to confirm. */
  readonly confirm?: {
    readonly label: string;
    readonly onPress: () => void;
    readonly unavailable?: string | undefined;
  };
  readonly cancel: { readonly label: string; readonly onPress: () => void };
}

/** A modal question. Escape and the way back are the same: nothing happens. */
export function Dialog({ title, sentence, children, confirm, cancel }: DialogProps) {
  const at = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = at.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      class="dialog"
      ref={at}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        cancel.onPress();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      {sentence && <p class="sentence">{sentence}</p>}
      <div class="choices">
        <Button onPress={cancel.onPress}>{cancel.label}</Button>
        {confirm && (
          <Button kind="main" onPress={confirm.onPress} unavailable={confirm.unavailable}>
            {confirm.label}
          </Button>
        )}
      </div>
    </dialog>
  );
}
