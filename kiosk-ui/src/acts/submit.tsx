import { Button } from '../look';
import { mayDo, doersOf, roleName } from '../words/roles';
import { actName, type Facts } from '../words/acts';
import { textOf } from './forms/props';
import { desk as words } from '../words/desk';
import { ActRefusal, useActing } from './acting';

interface SubmitProps {
  readonly type: string;
  readonly data: Facts;
  /** Why the form is not complete. */
  readonly missing?: string | undefined;
  readonly label?: string;
  readonly plain?: boolean;
  readonly done?: (() => void) | undefined;
  /** Where a refusal stands beside the button already, the reason is not said twice. */
  readonly quiet?: boolean;
}

/** The end of a form: asks with the record's sentence, sends, and shows the refusal here. */
export function Submit({ type, data, missing, label = actName(type), plain, done, quiet }: SubmitProps) {
  const { me, busy, propose } = useActing();
  const forbidden = mayDo(me.role, type) ? undefined : words.onlyBy(doersOf(type).map(roleName).join('、'));
  const why = forbidden ?? missing ?? (busy ? words.sending : undefined);
  return (
    <div class="submit" data-act={type} data-about={textOf(data, 'item')}>
      <ActRefusal types={[type]} />
      <div class="row">
        <Button
          kind={plain ? 'plain' : 'main'}
          unavailable={why}
          onPress={() => propose({ type, data, title: actName(type), label }, done)}
        >
          {label}
        </Button>
        {!quiet && (forbidden ?? missing) && <span class="sub">{forbidden ?? missing}</span>}
      </div>
    </div>
  );
}
