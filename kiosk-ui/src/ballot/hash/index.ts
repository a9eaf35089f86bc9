export * from './hash';
export { sm3 } from './sm3';
