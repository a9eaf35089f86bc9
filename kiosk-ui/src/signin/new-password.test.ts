import { expect, it } from 'vitest';
import { signin as words } from '../words/page';
import { noPassword, passwordProblem } from './new-password';

it('wants a long password, twice the same', () => {
  expect(passwordProblem(noPassword)).toBe(words.passwordShort);
  expect(passwordProblem({ password: '十一个字太短', again: '十一个字太短' })).toBe(words.passwordShort);
  expect(passwordProblem({ password: '这是一个足够长的登录口令', again: '这是一个足够长的登录密码' })).toBe(
    words.passwordsDiffer,
  );
  expect(
    passwordProblem({ password: '这是一个足够长的登录口令', again: '这是一个足够长的登录口令' }),
  ).toBeUndefined();
});
