import type { FieldError } from '@tideline/api';

/** The faults of an answer, by what they are about. */
export interface Faults {
	/** By the place of the shock in the list of the page. */
	readonly shocks: ReadonlyMap<number, string>;
	/** Of the file, with their paths. */
	readonly file: readonly FieldError[];
}

/** `places`: where each shock of the request stands in the list, because those that are off are not sent. */
export function faultsOf(errors: readonly FieldError[], places: readonly number[]): Faults {
	const shocks = new Map<number, string>();
	const file: FieldError[] = [];
	for (const error of errors) {
		const match = /^shocks[[.](\d+)/.exec(error.path);
		const place = match ? places[Number(match[1])] : undefined;
		if (place === undefined) file.push(error);
		else if (!shocks.has(place)) shocks.set(place, `${error.message}.`);
	}
	return { shocks, file };
}
