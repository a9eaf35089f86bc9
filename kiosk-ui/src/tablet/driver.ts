import {
  createApi,
  nothing,
  openLive,
  pause,
  backoffMillis,
  type Answer,
  type Api,
  type LiveState,
} from '../live';
import { parseSlip } from '../ballot/slip';
import {
  liveMessage,
  readClosedList,
  readRoundKit,
  readTabletView,
  type LiveMessage,
  type RoundKit,
  type TabletView,
} from '../view';
import { problemText } from '../words/common';
import { castUntilKnown } from './casting';
import { checkReceipts } from './closed-check';
import { CryptoClient } from './crypto/client';
import type { SpoilPurpose } from './crypto/withhold';
import type { Enrolment } from './enrolment';
import { openUntilKnown } from './opening';
import { start, step } from './machine';
import type { Effect, Event, ProblemCode, ReceiptRecord, SlipProblem, Tablet } from './state';
import { keptStore, slipStore } from './store';

export interface Snapshot {
  readonly tablet: Tablet;
  readonly link: LiveState;
}

/** Does what the machine asks for, and tells it what came of it. */
export class TabletDriver {
  private tablet = start;
  private link: LiveState = 'reconnecting';
  private readonly api: Api;
  private readonly crypto = new CryptoClient();
  private readonly base: string;
  private casting: AbortController | undefined;
  private checking = false;
  /** Numbers the encryptions, so that the answer to one that was dropped is not taken for the next one's. */
  private encryption = 0;
  private live: { close(): void } | undefined;

  constructor(
    private readonly enrolment: Enrolment,
    private readonly show: (snapshot: Snapshot) => void,
  ) {
    this.api = createApi({ token: enrolment.token });
    this.base = `/api/tablet/${encodeURIComponent(enrolment.meeting)}`;
  }

  readonly send = (event: Event): void => {
    const { tablet, effects } = step(this.tablet, event);
    this.tablet = tablet;
    this.show({ tablet, link: this.link });
    for (const effect of effects) this.perform(effect);
  };

  async begin(): Promise<void> {
    const [receipts, pending] = [await keptStore.receipts(), await keptStore.pending()];
    this.send({ type: 'restored', slip: slipStore.get()?.loaded ?? 'none', receipts });
    if (pending) this.send({ type: 'resumed', tracker: pending.tracker });
    const { token } = this.enrolment;
    this.live = openLive<LiveMessage<TabletView>>({
      path: `${this.base}/live`,
      hello: () => ({ token }),
      reader: liveMessage(readTabletView),
      onMessage: (message) => {
        if (message.kind === 'view') this.send({ type: 'view', view: message.view });
        else this.send({ type: 'returned', round: message.round, count: message.count });
      },
      onState: (state) => {
        this.link = state;
        this.show({ tablet: this.tablet, link: state });
      },
    });
  }

  end(): void {
    this.live?.close();
    this.casting?.abort();
    this.crypto.wipe();
  }

  /** Takes what was typed or scanned; tells a typing mistake at once. */
  readSlip(text: string): SlipProblem | undefined {
    const slip = parseSlip(text);
    if (!slip.ok) {
      const problem = slipProblem(slip.code, text);
      this.send({ type: 'slipRefused', problem });
      return problem;
    }
    const state = this.tablet.view?.round?.state;
    const during = state === 'OPEN' || state === 'CLOSING';
    slipStore.set({ secret: slip.value, loaded: during ? 'during' : 'before', withheld: [] });
    this.send({ type: 'slipRead' });
    return undefined;
  }

  /** A page image of a material; undefined when it cannot be had. */
  async page(material: string, page: number): Promise<Uint8Array | undefined> {
    const meeting = encodeURIComponent(this.enrolment.meeting);
    const image = await this.api.bytes(
      `/api/meetings/${meeting}/materials/${encodeURIComponent(material)}/${page}.png`,
    );
    return image.ok ? image.value : undefined;
  }

  /** The polls of the round that are being set up, for 暂存. */
  kit() {
    const round = this.tablet.view?.round?.id ?? '';
    return this.api.get(`${this.base}/rounds/${encodeURIComponent(round)}`, readRoundKit);
  }

  /** Signs with the slip's key that it takes no part in a poll; resolves to a refusal, or to nothing when done. */
  async withhold(poll: string, purpose: SpoilPurpose = 'withhold') {
    const slip = slipStore.get();
    if (!slip) return { title: '本机没有投票凭证', detail: '只有已装入投票凭证的平板可以暂存。' };
    const group = this.tablet.view?.meeting.group ?? 'Ed25519';
    const signed = await this.crypto.ask('withhold', { group, purpose, poll, slip: slip.secret });
    if (!signed.ok) return { title: '本机无法签署暂存', detail: signed.reason, code: signed.code };
    const answer = await this.api.post(`${this.base}/slips/${purpose}`, signed.value, nothing);
    if (!answer.ok) return problemText(answer.problem);
    slipStore.set({ ...slip, withheld: [...slip.withheld, poll] });
    return undefined;
  }

  /**
   * 作废: a slip that was not handed out leaves every list of the round that it is on, which are those of its category;
   * resolves as `withhold` does.
   */
  async voidSlip(polls: readonly string[]) {
    let onNone: Awaited<ReturnType<typeof this.withhold>>;
    let voided = false;
    for (const poll of polls) {
      const refusal = await this.withhold(poll, 'void');
      if (!refusal) voided = true;
      else if (refusal.code === 'SLIP_UNKNOWN') onNone = refusal;
      else return refusal;
    }
    if (!voided) return onNone;
    this.send({ type: 'slipVoided' });
    return undefined;
  }

  private perform(effect: Effect): void {
    switch (effect.do) {
      case 'prepare':
        return void this.prepare();
      case 'encrypt':
        return void this.encrypt(effect);
      case 'drop':
        this.encryption++;
        return void this.crypto.ask('drop', undefined);
      case 'discard':
        this.encryption++;
        return this.crypto.wipe();
      case 'cast':
        return void this.cast();
      case 'commit':
        return void this.commit();
      case 'open':
        return void this.open();
      case 'forgetSlip':
        return slipStore.forget();
      case 'check':
        return void this.check();
      case 'keepReceipts':
        return void keptStore.setReceipts(this.tablet.receipts);
      case 'object':
        return void this.object(effect);
    }
  }

  private async prepare(): Promise<void> {
    const { view } = this.tablet;
    const slip = slipStore.get();
    if (!view?.round || !slip) return this.send({ type: 'notPrepared', code: 'SLIP_UNKNOWN' });
    const kit = await this.until(() => this.kit());
    if (!kit.ok) return this.send({ type: 'notPrepared', code: kit.code, refusal: kit.refusal });
    const archives = await this.fetchArchives(kit.value);
    if (!archives.ok)
      return this.send({ type: 'notPrepared', code: archives.code, refusal: archives.refusal });
    const { meeting, observerKey } = this.enrolment;
    const paper = await this.crypto.ask('prepare', {
      kit: kit.value,
      archives: archives.value,
      items: view.items,
      seal: { meeting, observerKey, shownCode: view.round.code },
      slip: slip.secret,
    });
    if (paper.ok) this.send({ type: 'prepared', paper: paper.value });
    else {
      const withheld = paper.code === 'SLIP_UNKNOWN' && slip.withheld.length > 0;
      this.send({ type: 'notPrepared', code: withheld ? 'SLIP_WITHHELD' : paper.code });
    }
  }

  private async fetchArchives(kit: RoundKit) {
    const archives: Record<string, Uint8Array> = {};
    for (const { uuid } of kit.polls) {
      const meeting = encodeURIComponent(this.enrolment.meeting);
      const path = `/api/meetings/${meeting}/polls/${encodeURIComponent(uuid)}.bel`;
      const archive = await this.until(() => this.api.bytes(path));
      if (!archive.ok) return archive;
      archives[uuid] = archive.value;
    }
    return { ok: true, value: archives } as const;
  }

  /** Asks while the tablet prepares and the network is away; a considered refusal ends it. */
  private async until<T>(ask: () => Promise<Answer<T>>): Promise<Got<T>> {
    for (let attempt = 0; ; attempt++) {
      const answer = await ask();
      if (answer.ok) return answer;
      const { problem } = answer;
      const lasting = problem.kind === 'refused' || problem.kind === 'garbled';
      if (lasting || this.tablet.stage.screen !== 'preparing') {
        const code: ProblemCode =
          problem.kind === 'refused' && problem.status === 401 ? 'TOKEN_INVALID' : 'OTHER';
        return { ok: false, code, refusal: problemText(problem) };
      }
      await pause(backoffMillis(attempt));
    }
  }

  private async encrypt({ choices }: Effect & { do: 'encrypt' }): Promise<void> {
    const mine = ++this.encryption;
    const encrypted = await this.crypto.ask('encrypt', choices);
    if (mine !== this.encryption) return;
    if (encrypted.ok) this.send({ type: 'encrypted', tracker: encrypted.value.tracker });
    else this.send({ type: 'encryptionFailed' });
  }

  private async commit(): Promise<void> {
    const committed = await this.crypto.ask('commit', undefined);
    if (!committed.ok) return this.send({ type: 'encryptionFailed' });
    this.send({ type: 'committed', shown: { meeting: this.enrolment.meeting, ...committed.value } });
  }

  private async open(): Promise<void> {
    const opened = await this.crypto.ask('open', undefined);
    if (!opened.ok) return this.send({ type: 'encryptionFailed' });
    const round = this.tablet.view?.round?.id ?? '';
    const path = `${this.base}/rounds/${encodeURIComponent(round)}/challenges`;
    const { refusal } = await openUntilKnown(this.api, path, opened.value);
    this.send(refusal ? { type: 'openRefused', refusal } : { type: 'opened' });
  }

  private async cast(): Promise<void> {
    this.casting?.abort();
    const casting = new AbortController();
    this.casting = casting;
    let round = await keptStore.pending();
    if (!round) {
      const released = await this.crypto.ask('release', undefined);
      if (!released.ok) return this.send(deviceFault(released.reason));
      round = released.value;
      this.send({ type: 'signed', tracker: round.tracker });
      // On the disk before it is on the wire: what may be in the box can always be asked about.
      await keptStore.setPending(round);
      slipStore.forget();
    }
    const { meeting, serverKey } = this.enrolment;
    const trackers = round.trackers.map((one) => one.tracker);
    const context = { meeting, round: round.round, trackers, serverKey };
    const outcome = await castUntilKnown({
      api: this.api,
      path: `${this.base}/rounds/${encodeURIComponent(round.round)}/ballots`,
      round,
      signal: casting.signal,
      onRetry: (tries) => this.send({ type: 'notYet', tries }),
      proves: async (receipt) => {
        const proved = await this.crypto.ask('checkReceipt', { receipt, context });
        return proved.ok && proved.value;
      },
    });
    if (!outcome) return;
    if (outcome.kind === 'refused') {
      await keptStore.dropPending();
      return this.send({ type: 'castRefused', refusal: outcome.refusal });
    }
    const receipt: ReceiptRecord = {
      round: round.round,
      tracker: round.tracker,
      trackers: round.trackers,
      verdict: 'pending',
      proof: outcome.kind === 'received' ? outcome.receipt : undefined,
    };
    // The receipt is kept before the ciphertexts go, so that no moment knows neither.
    await keptStore.setReceipts([...this.tablet.receipts, receipt]);
    await keptStore.dropPending();
    this.send({ type: outcome.kind, receipt });
  }

  /** Until the server has it or refuses it; the screen shows the same receipt to people, whatever the server says. */
  private async object({ round, proof }: Effect & { do: 'object' }): Promise<void> {
    const path = `${this.base}/rounds/${encodeURIComponent(round)}/objections`;
    for (let attempt = 0; ; attempt++) {
      const answer = await this.api.post(path, proof, nothing);
      if (answer.ok || answer.problem.kind === 'refused') return;
      await pause(backoffMillis(attempt));
    }
  }

  /** Looks for every kept tracker in the closed lists, until each is found or known to be missing. */
  private async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      for (let attempt = 0; ; attempt++) {
        const pending = this.tablet.receipts.filter((receipt) => receipt.verdict === 'pending');
        const [first] = pending;
        if (!first) return;
        const path = `${this.base}/rounds/${encodeURIComponent(first.round)}/closed`;
        const closed = await this.api.get(path, readClosedList);
        if (closed.ok) {
          const receipts = checkReceipts(this.tablet.receipts, first.round, closed.value);
          attempt = 0;
          this.send({ type: 'checked', receipts });
          continue;
        }
        // Refused while the round is not closed after all: the next view asks again.
        if (closed.problem.kind === 'refused') return;
        await pause(backoffMillis(attempt));
      }
    } finally {
      this.checking = false;
    }
  }
}

type Got<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ProblemCode; readonly refusal: ReturnType<typeof problemText> };

function deviceFault(reason: string): Event {
  return { type: 'castRefused', refusal: { code: 'DEVICE_FAULT', title: '本机出现故障', detail: reason } };
}

function slipProblem(code: string, text: string): SlipProblem {
  const characters = [...text.replace(/[\s-]/g, '')];
  if (code === 'slip-length') return { kind: 'length', count: characters.length };
  if (code === 'slip-check') return { kind: 'check' };
  const place = characters.findIndex((character) => !/[1-9A-HJ-NP-Za-km-z]/.test(character));
  return { kind: 'character', place: place + 1 };
}
