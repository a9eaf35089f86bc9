import { createApi, type Api } from '../src/live/api';
import { webCryptoRandom } from '../src/ballot/random';
import { parseSlip } from '../src/ballot/slip';
import type { Work, WorkKind, WorkRequest } from '../src/tablet/crypto/messages';
import { TabletService } from '../src/tablet/crypto/service';
import { decodeEnrolment, type Enrolment } from '../src/tablet/enrolment';
import type { PaperSection } from '../src/tablet/paper';
import { readReceipt, readRoundKit, readTabletView } from '../src/view';
import type { Answer } from '../src/live/answer';

// Browsers say of every change where it comes from, and the server wants to know; node says it only when told.
const plainFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('origin', new URL(String(input)).origin);
  return plainFetch(input, { ...init, headers });
};

/** A voter without a screen: the tablet's own worker and readers, and the server's real answers. */
export class Voter {
  private readonly api: Api;
  private readonly enrolment: Enrolment;
  private readonly origin: string;

  /** `card` is the address that enrols a tablet. */
  constructor(address: string, card: string) {
    const enrolment = decodeEnrolment(new URL(card).hash.slice(1));
    if (!enrolment) throw new Error('the card enrols nothing');
    this.enrolment = enrolment;
    this.api = createApi({ token: enrolment.token, timeoutMillis: 60_000 });
    this.origin = new URL(address).origin;
  }

  /** Casts what `marks` says for each section of the paper, as vectors of 0 and 1 for its questions. */
  async cast(code: string, marks: (section: PaperSection) => readonly (readonly number[])[]): Promise<void> {
    const { meeting, observerKey, serverKey } = this.enrolment;
    const slip = parseSlip(code);
    if (!slip.ok) throw new Error('the slip is mistyped');
    const tablet = `${this.origin}/api/tablet/${meeting}`;
    const view = got(await this.api.get(`${tablet}/view`, readTabletView));
    const round = view.round?.id ?? '';
    const kit = got(await this.api.get(`${tablet}/rounds/${round}`, readRoundKit));
    const archives: Record<string, Uint8Array> = {};
    for (const { uuid } of kit.polls)
      archives[uuid] = got(await this.api.bytes(`${this.origin}/api/meetings/${meeting}/polls/${uuid}.bel`));
    const service = new TabletService(webCryptoRandom);
    const paper = await ask(service, 'prepare', {
      kit,
      archives,
      items: view.items,
      seal: { meeting, observerKey, shownCode: view.round?.code },
      slip: slip.value,
    });
    await ask(
      service,
      'encrypt',
      paper.sections.map((section) => ({ uuid: section.uuid, choices: marks(section) })),
    );
    const released = await ask(service, 'release', undefined);
    const { ballots } = released;
    const receipt = got(await this.api.post(`${tablet}/rounds/${round}/ballots`, { ballots }, readReceipt));
    const trackers = released.trackers.map((one) => one.tracker);
    const context = { meeting, round, trackers, serverKey };
    if (!(await ask(service, 'checkReceipt', { receipt, context })))
      throw new Error('the receipt is not signed');
  }
}

function got<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

async function ask<K extends WorkKind>(
  service: TabletService,
  kind: K,
  what: Work[K]['ask'],
): Promise<Work[K]['answer']> {
  const result = await service.handle({ id: 0, kind, ask: what } as WorkRequest);
  if (!result.ok) throw new Error(`${kind}: ${result.code} ${result.reason}`);
  return result.value as Work[K]['answer'];
}
