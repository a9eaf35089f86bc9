import { decodeNonIdentity, type Element, type Group } from './group';
import { fieldsOf, integerOf, itemsOf, mapAll, parseJson, stringOf, type Json } from './json';
import { knowledgeHolds, parseProof, readProofText, readProofTexts, type ProofText } from './proof';

/** `signed_msg` (§4.6.1): the text that is signed stands as a string. */
export interface SignedMessage {
  readonly message: string;
  readonly signature: ProofText;
}

/** A member's verification key (§4.5), which it signs; release 2.0 makes it without. */
export interface MemberKeyText {
  readonly proof: ProofText;
  readonly publicKey: string;
  readonly signature?: ProofText;
}

/** `threshold_parameters` (§4.6.7): custodians of whom so many suffice. */
export interface ThresholdGroup {
  readonly kind: 'threshold';
  readonly threshold: number;
  readonly certificates: readonly SignedMessage[];
  readonly coefficients: readonly SignedMessage[];
  /** Absent in what release 2.0 makes, which S6 refuses. */
  readonly signatures: readonly ProofText[] | undefined;
  readonly keys: readonly MemberKeyText[];
}

/** What is wrong with how a group made its key; member 0 stands for the whole. */
export interface GroupFault {
  readonly member: number;
  readonly reason: string;
}

export interface GroupCheck {
  /** The group's part of the election's key; undefined where it cannot be computed. */
  readonly key: Element | undefined;
  readonly faults: readonly GroupFault[];
}

/** Reads the shape; unknown fields are ignored. */
export function readThresholdGroup(json: Json | undefined): ThresholdGroup | undefined {
  const fields = fieldsOf(json);
  const threshold = integerOf(fields?.get('threshold'));
  const certificates = mapAll(itemsOf(fields?.get('certs')), readSignedMessage);
  const coefficients = mapAll(itemsOf(fields?.get('coefexps')), readSignedMessage);
  const keys = mapAll(itemsOf(fields?.get('verification_keys')), readMemberKey);
  const signatures = readProofTexts(fields?.get('signatures'), false);
  if (threshold === undefined || !certificates || !coefficients || !keys) return undefined;
  if (fields?.has('signatures') && !signatures) return undefined;
  return { kind: 'threshold', threshold, certificates, coefficients, signatures, keys };
}

function readSignedMessage(json: Json): SignedMessage | undefined {
  const fields = fieldsOf(json);
  const message = stringOf(fields?.get('message'));
  const signature = readProofText(fields?.get('signature'), false);
  return message === undefined || !signature ? undefined : { message, signature };
}

function readMemberKey(json: Json): MemberKeyText | undefined {
  const fields = fieldsOf(json);
  const publicKey = stringOf(fields?.get('public_key'));
  const proof = readProofText(fields?.get('pok'), false);
  const signature = readProofText(fields?.get('signature'), false);
  if (publicKey === undefined || !proof || (fields?.has('signature') && !signature)) return undefined;
  return { proof, publicKey, ...(signature && { signature }) };
}

/** Whoever signs with the key of a certificate (§4.6.2). */
interface Member {
  readonly verification: Element;
}

/** S6: did the members make their key together (docs/protocol.md)? */
export function checkThresholdGroup(group: Group, parameters: ThresholdGroup): GroupCheck {
  const { threshold, certificates, coefficients, keys } = parameters;
  const size = certificates.length;
  if (coefficients.length !== size || keys.length !== size) {
    const reason = 'has not one certificate, one list of coefficients and one key for each member';
    return { key: undefined, faults: [{ member: 0, reason }] };
  }
  const faults: GroupFault[] = [];
  const members = checkCertificates(group, parameters, faults);
  if (threshold < 1 || threshold > size) {
    faults.push({ member: 0, reason: `has a threshold of ${threshold} among ${size}` });
    return { key: undefined, faults };
  }
  const lists = checkCoefficients(group, parameters, members, faults);
  checkAgreement(group, parameters, members, lists, faults);
  const read = mapAll(lists, (list) => list?.elements);
  if (!read) return { key: undefined, faults };
  checkMemberKeys(group, parameters, members, read, faults);
  const product = (at: number) =>
    read.reduce((all, list) => group.multiply(all, list[at] ?? group.identity), group.identity);
  if (group.isIdentity(product(threshold - 1))) {
    faults.push({ member: 0, reason: 'could be replaced by fewer of its members than its threshold says' });
  }
  return { key: product(0), faults };
}

function signedBy(group: Group, member: Member | undefined, message: string, signature: ProofText): boolean {
  const proof = parseProof(signature, group.order);
  const statement = (commitment: string) => `sigmsg|${message}|${commitment}`;
  return (
    member !== undefined &&
    proof !== undefined &&
    knowledgeHolds(group, member.verification, statement, proof)
  );
}

/** Each certificate is signed with the key that it names, for this group of elements, size, threshold and place. */
function checkCertificates(
  group: Group,
  { threshold, certificates }: ThresholdGroup,
  faults: GroupFault[],
): (Member | undefined)[] {
  const seen = new Set<string>();
  return certificates.map(({ message, signature }, i) => {
    const fault = (reason: string) => faults.push({ member: i + 1, reason });
    const json = parseJson(message);
    const fields = json.ok ? fieldsOf(json.value) : undefined;
    const context = fieldsOf(fields?.get('context'));
    const numbers = ['size', 'threshold', 'index'].map((name) => integerOf(context?.get(name)));
    const due = [certificates.length, threshold, i + 1];
    if (stringOf(context?.get('group')) !== group.name || numbers.some((number, at) => number !== due[at])) {
      fault('has a certificate that is not for its place in this group');
    }
    const texts = ['verification', 'encryption'].map((name) => stringOf(fields?.get(name)) ?? '');
    const [verification, encryption] = texts.map((text) => decodeNonIdentity(group, text));
    if (!verification?.ok || !encryption?.ok) {
      fault('has a certificate whose keys cannot be read');
      return undefined;
    }
    const [named = ''] = texts;
    if (seen.has(named)) fault("has a certificate with another's key");
    seen.add(named);
    const member = { verification: verification.value };
    if (!signedBy(group, member, message, signature))
      fault('has a certificate that is not signed with its key');
    return member;
  });
}

interface Coefficients {
  readonly texts: readonly string[];
  readonly elements: readonly Element[];
}

/** The lists that can be read and are as long as they should be, signed or not. */
function checkCoefficients(
  group: Group,
  { threshold, coefficients }: ThresholdGroup,
  members: readonly (Member | undefined)[],
  faults: GroupFault[],
): (Coefficients | undefined)[] {
  return coefficients.map(({ message, signature }, i) => {
    const fault = (reason: string) => faults.push({ member: i + 1, reason });
    if (!signedBy(group, members[i], message, signature)) fault('has not signed its coefficients');
    const json = parseJson(message);
    const fields = json.ok ? fieldsOf(json.value) : undefined;
    const texts = mapAll(itemsOf(fields?.get('coefexps')), stringOf);
    const elements = mapAll(texts, (text) => {
      const decoded = group.decode(text);
      return decoded.ok ? decoded.value : undefined;
    });
    if (texts && elements?.length === threshold) return { texts, elements };
    fault(`has not ${threshold} coefficients that are members of the group`);
    return undefined;
  });
}

/** Each member signed all certificates together with its own coefficients (§4.6.4). */
function checkAgreement(
  group: Group,
  { certificates, signatures }: ThresholdGroup,
  members: readonly (Member | undefined)[],
  lists: readonly (Coefficients | undefined)[],
  faults: GroupFault[],
): void {
  if (signatures?.length !== certificates.length) {
    faults.push({ member: 0, reason: 'has not one signature of each member over all certificates' });
    return;
  }
  const certs = JSON.stringify(
    certificates.map(({ message, signature: { challenge, response } }) => ({
      message,
      signature: { challenge, response },
    })),
  );
  signatures.forEach((signature, i) => {
    const list = lists[i];
    if (!list) return;
    const agreed = `certs_sig|{"certs":${certs},"coefexps":${JSON.stringify(list.texts)}}`;
    if (!signedBy(group, members[i], agreed, signature)) {
      faults.push({ member: i + 1, reason: 'has not signed the certificates of all' });
    }
  });
}

/** Each member's key is Π over all lists of A_k to j^k, and signed by it (§4.6.6). */
function checkMemberKeys(
  group: Group,
  { keys }: ThresholdGroup,
  members: readonly (Member | undefined)[],
  lists: readonly (readonly Element[])[],
  faults: GroupFault[],
): void {
  keys.forEach(({ publicKey, signature }, i) => {
    const fault = (reason: string) => faults.push({ member: i + 1, reason });
    const due = group.encode(keyOfMember(group, lists, i + 1));
    if (due !== publicKey) fault("has a key that does not follow from the members' coefficients");
    if (!signature || !signedBy(group, members[i], publicKey, signature)) fault('has not signed its key');
  });
}

/** By Horner's rule, so that only small exponents occur. */
function keyOfMember(group: Group, lists: readonly (readonly Element[])[], index: number): Element {
  const length = lists[0]?.length ?? 0;
  let key = group.identity;
  for (let k = length - 1; k >= 0; k--) {
    key = lists.reduce(
      (all, list) => group.multiply(all, list[k] ?? group.identity),
      group.power(key, BigInt(index)),
    );
  }
  return key;
}
