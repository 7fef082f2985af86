/** Whether a desk topic carries FIX 4.4: the execution systems, `ems.…`, write it; every other desk writes JSON. */
export function speaksFix(topic: string): boolean {
	return topic.startsWith('ems.');
}
