import type { RejectedGroup } from '@tideline/api';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { RejectedGroups } from '../project/rejected-groups.ts';

type Labels = Record<'reason' | 'source', string>;

/**
 * Counts of dead letters for Prometheus, since the start of the log: they are read from the fold when they are asked for, so that a restart
 * goes on where it was and is no reset. Nothing is told before the fold is whole (`published`).
 */
export function measureDeadLetters(registry: Registry, groups: RejectedGroups, published: () => boolean): void {
	const registers = [registry];
	const labelNames = ['reason', 'source'] as const;
	const tell = (put: (labels: Labels, group: RejectedGroup) => void): void => {
		if (!published()) return;
		for (const group of groups.list()) put({ reason: group.reason, source: group.topic }, group);
	};
	const counter = (name: string, help: string, of: (group: RejectedGroup) => number): Counter<'reason' | 'source'> =>
		new Counter({
			name,
			help,
			labelNames,
			registers,
			collect() {
				this.reset();
				tell((labels, group) => this.inc(labels, of(group)));
			},
		});
	counter('tideline_bff_rejected_total', 'Messages rejected since the start of the log', ({ total }) => total);
	counter('tideline_bff_replayed_total', 'Rejected messages of which a mended copy was replayed', ({ replayed }) => replayed);
	counter('tideline_bff_replays_accepted_total', 'Replays that have become a trade', ({ accepted }) => accepted);
	counter('tideline_bff_replays_rejected_total', 'Replays that were rejected again', ({ rejectedAgain }) => rejectedAgain);
	counter('tideline_bff_rejected_closed_total', 'Rejected messages closed with a reason', ({ closed }) => closed);
	new Gauge({
		name: 'tideline_bff_rejected_open',
		help: 'Rejected messages that wait to be mended, replayed or closed',
		labelNames,
		registers,
		collect() {
			this.reset();
			tell((labels, { open }) => this.set(labels, open));
		},
	});
}
