import { Icon } from './icon';

/** What a refusal says to a person; the code is for whoever is called to help. */
export interface RefusalText {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: string | undefined;
  readonly code?: string | undefined;
}

export function Refusal({ refusal }: { readonly refusal: RefusalText }) {
  return (
    <div class="refusal" role="alert">
      <p class="title">
        <Icon name="alarm" />
        <span>{refusal.title}</span>
      </p>
      {refusal.detail && <p>{refusal.detail}</p>}
      {refusal.action && <p class="action">{refusal.action}</p>}
      {refusal.code && <p class="small-code">{refusal.code}</p>}
    </div>
  );
}
