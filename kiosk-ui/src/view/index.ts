export * from './agenda';
export * from './meeting-view';
export * from './messages';
export * from './read';
export * from './tablet-view';
export * from './review';
