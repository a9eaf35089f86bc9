import { expect, it } from 'vitest';
import { readReceiptText } from './read-receipt';
import { receiptText } from './receipt';

const receipt = { statement: '{"meeting":"m","round":"r1","trackers":["票"]}', signature: 'AA+/' };

it('comes back as it was shown', () => {
  expect(readReceiptText(` ${receiptText(receipt)}\n`)).toEqual(receipt);
});

it('is nothing where it is something else or cut off', () => {
  const text = receiptText(receipt)!;
  for (const other of ['', 'PXR1/', 'PXO1/x', text.slice(0, -9), text.replace('PXR1', 'PXR2'), 'PXR1/%%%'])
    expect(readReceiptText(other)).toBeUndefined();
});

it('says when it is too large to be shown', () => {
  expect(receiptText({ ...receipt, statement: 'x'.repeat(3000) })).toBeUndefined();
});
