import type { LimitState } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';

/** The limit state that a published ratio shows; null for a record that is none: whoever can write to the topic must not keep a fold from starting. */
export function limitStateOf(codecs: Pick<Codecs, 'lcr'>, value: Uint8Array): LimitState | null {
	try {
		return codecs.lcr.decode(value).limitState;
	} catch {
		return null;
	}
}
