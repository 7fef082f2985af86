import { createHash } from 'node:crypto';

/** SHA-256 of a message's bytes, in hex: by it a replay is known again, whoever names it. */
export function messageDigest(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
