import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus reads; labels have few values. */
export interface Metrics {
	registry: Registry;
	recordsRead: Counter<'topic'>;
	badRecords: Counter<'topic'>;
	itemsLeftOut: Counter<'kind'>;
	requests: Counter<'method' | 'status'>;
	requestSeconds: Histogram<'method'>;
	frames: Counter<'kind'>;
	frameBytes: Counter<'kind'>;
	clients: Gauge;
	clientsDropped: Counter<'reason'>;
	clientsTooSlow: Counter;
	overridesSubmitted: Counter;
	swapSteps: Counter<'step'>;
	feedGeneration: Gauge;
	feedLingering: Gauge;
	feedBuilding: Gauge;
	feedFailed: Gauge;
}

/** A registry of its own, so that several servers of one process do not share figures. */
export function createMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	return {
		registry,
		recordsRead: new Counter({
			name: 'tideline_bff_records_read_total',
			help: 'Records read from the log',
			labelNames: ['topic'],
			registers,
		}),
		badRecords: new Counter({
			name: 'tideline_bff_bad_records_total',
			help: 'Records that could not be read',
			labelNames: ['topic'],
			registers,
		}),
		itemsLeftOut: new Counter({
			name: 'tideline_bff_items_left_out_total',
			help: 'Trades and balances left out of what is behind a ratio, each time that it is put together',
			labelNames: ['kind'],
			registers,
		}),
		requests: new Counter({
			name: 'tideline_bff_requests_total',
			help: 'HTTP requests answered',
			labelNames: ['method', 'status'],
			registers,
		}),
		requestSeconds: new Histogram({
			name: 'tideline_bff_request_seconds',
			help: 'Time to answer an HTTP request',
			labelNames: ['method'],
			buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
			registers,
		}),
		frames: new Counter({ name: 'tideline_bff_frames_total', help: 'Frames encoded', labelNames: ['kind'], registers }),
		frameBytes: new Counter({
			name: 'tideline_bff_frame_bytes_total',
			help: 'Bytes of the frames encoded',
			labelNames: ['kind'],
			registers,
		}),
		clients: new Gauge({ name: 'tideline_bff_clients', help: 'Sockets connected', registers }),
		clientsDropped: new Counter({
			name: 'tideline_bff_clients_dropped_total',
			help: 'Sockets refused or closed by us',
			labelNames: ['reason'],
			registers,
		}),
		clientsTooSlow: new Counter({
			name: 'tideline_bff_clients_too_slow_total',
			help: 'Times that a client fell behind its limit',
			registers,
		}),
		overridesSubmitted: new Counter({ name: 'tideline_bff_overrides_submitted_total', help: 'Overrides accepted', registers }),
		swapSteps: new Counter({
			name: 'tideline_bff_swap_steps_total',
			help: 'Steps of hot swaps: records applied, generations built, shown and closed, errors',
			labelNames: ['step'],
			registers,
		}),
		feedGeneration: new Gauge({ name: 'tideline_bff_feed_generation', help: 'Generation of the joined feed that is shown', registers }),
		feedLingering: new Gauge({ name: 'tideline_bff_feed_lingering', help: 'Generations replaced and not closed yet', registers }),
		feedBuilding: new Gauge({ name: 'tideline_bff_feed_building', help: '1 while a generation is being built', registers }),
		feedFailed: new Gauge({ name: 'tideline_bff_feed_failed', help: '1 while the last swap is one that failed', registers }),
	};
}
