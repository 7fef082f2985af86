import type { TopicSpec } from '../event-log.ts';

/** Largest record batch that a topic takes: five times what a whole LCR needs, and no burden on a broker's memory. */
export const MAX_BATCH_BYTES = 16 * 1024 * 1024;
const FOR_EVER = '9223372036854775807';
const HOUR_MS = 3_600_000;
/** Compaction never touches the segment that is written to, so a compacted topic's segments are small and short. */
const COMPACTED_SEGMENT_BYTES = 32 * 1024 * 1024;
const SEGMENTS_PER_RETENTION = 8;

/** The settings of a topic that the table decides, by Kafka's names: what is compared with a topic that exists. */
export function decidedConfig(spec: TopicSpec): Record<string, string> {
	const retention = spec.retentionMs === null ? null : `${spec.retentionMs}`;
	return spec.cleanup === 'compact'
		? {
				'cleanup.policy': 'compact',
				'delete.retention.ms': retention ?? FOR_EVER,
				'min.compaction.lag.ms': `${spec.minCompactionLagMs ?? 0}`,
			}
		: { 'cleanup.policy': 'delete', 'retention.ms': retention ?? '-1' };
}

/**
 * Kafka counts the minimum compaction lag from a record's timestamp, the port from its append. Where there is a lag, Kafka's timestamp is
 * that of the append, and the producer's travels in a header.
 */
const keepsAppendTime = ({ minCompactionLagMs = 0 }: Pick<TopicSpec, 'minCompactionLagMs'>): boolean => minCompactionLagMs > 0;

/** What a topic is created with beside them: operators may change it afterwards. */
export function initialConfig(spec: TopicSpec): Record<string, string> {
	return {
		...decidedConfig(spec),
		'max.message.bytes': `${MAX_BATCH_BYTES}`,
		// Event times may lie before or after the broker's clock; late and early are for the fold to tell, from a timestamp that it can trust.
		'message.timestamp.before.max.ms': FOR_EVER,
		'message.timestamp.after.max.ms': `${spec.maxAheadMs ?? FOR_EVER}`,
		'message.timestamp.type': keepsAppendTime(spec) ? 'LogAppendTime' : 'CreateTime',
		...(spec.cleanup === 'compact' ? { 'segment.bytes': `${COMPACTED_SEGMENT_BYTES}`, 'segment.ms': `${HOUR_MS}` } : {}),
		// Retention takes whole segments, so one that lives for a week would keep records of a day for a week more.
		...(spec.cleanup === 'delete' && spec.retentionMs !== null
			? { 'segment.ms': `${Math.max(1, Math.round(spec.retentionMs / SEGMENTS_PER_RETENTION))}` }
			: {}),
	};
}

/** The header with the producer's timestamp on topics that keep the append time. */
export const TIMESTAMP_HEADER = 'tideline-timestamp';

/** The port's name and value of a setting, for a message to people. */
export function portSetting(setting: string, value: string | undefined): { name: string; value: unknown } {
	const number = value === undefined || value === FOR_EVER || value === '-1' ? null : Number(value);
	switch (setting) {
		case 'retention.ms':
		case 'delete.retention.ms':
			return { name: 'retentionMs', value: number };
		case 'min.compaction.lag.ms':
			return { name: 'minCompactionLagMs', value: number };
		case 'cleanup.policy':
			return { name: 'cleanup', value };
		default:
			return { name: setting, value };
	}
}
