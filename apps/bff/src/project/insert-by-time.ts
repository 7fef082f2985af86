/** Puts a value in its place by time, behind those of the same time; cheap where it is among the newest. */
export function insertByTime<Value extends { readonly at: number }>(values: Value[], value: Value): void {
	let place = values.length;
	while (place > 0 && (values[place - 1] as Value).at > value.at) place--;
	values.splice(place, 0, value);
}
