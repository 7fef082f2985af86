export { type ReframedField, reframeFix } from './fix-frame.ts';
export { messageDigest } from './message-digest.ts';
export { isDeskTopic, type Normalised, normalise } from './normalise.ts';
export { MESSAGE_LIMIT_BYTES } from './raw-text.ts';
export { ReferenceLookup } from './reference-lookup.ts';
