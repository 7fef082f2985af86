/** A way into the broker beside the plain one: its name, what it speaks, and what Kafka calls its settings. */
export interface Listener {
	name: string;
	protocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
	/** Settings of this listener, without the prefix `listener.name.NAME.`. */
	properties?: Readonly<Record<string, string>>;
	/** Port that clients are told, by broker id, where something stands between them and the broker. */
	advertised?: ReadonlyMap<number, number>;
}

export interface BrokerPlan {
	id: number;
	dataFolder: string;
	controllerPort: number;
	/** Port of each listener by name. */
	ports: ReadonlyMap<string, number>;
}

export interface ClusterPlan {
	brokers: readonly BrokerPlan[];
	listeners: readonly Listener[];
	/** Settings over ours. */
	overrides: Readonly<Record<string, string>>;
}

export const PLAIN_LISTENER: Listener = { name: 'PLAINTEXT', protocol: 'PLAINTEXT' };
const CONTROLLER = 'CONTROLLER';

/** The settings of one broker that is a controller too, sized for a development machine. */
export function brokerProperties(broker: BrokerPlan, { brokers, listeners, overrides }: ClusterPlan): Record<string, string> {
	const copies = brokers.length >= 3 ? '3' : '1';
	const inSync = brokers.length >= 3 ? '2' : '1';
	const address = ({ name }: Listener) => `${name}://127.0.0.1:${broker.ports.get(name)}`;
	const advertised = listeners.map((own) => `${own.name}://127.0.0.1:${own.advertised?.get(broker.id) ?? broker.ports.get(own.name)}`);
	return {
		'process.roles': 'broker,controller',
		'node.id': `${broker.id}`,
		'controller.quorum.voters': brokers.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(','),
		listeners: `${listeners.map(address).join(',')},${CONTROLLER}://127.0.0.1:${broker.controllerPort}`,
		'advertised.listeners': advertised.join(','),
		'listener.security.protocol.map': [...listeners, { name: CONTROLLER, protocol: 'PLAINTEXT' }]
			.map(({ name, protocol }) => `${name}:${protocol}`)
			.join(','),
		'controller.listener.names': CONTROLLER,
		'inter.broker.listener.name': PLAIN_LISTENER.name,
		'log.dirs': broker.dataFolder,
		'auto.create.topics.enable': 'false',
		'default.replication.factor': copies,
		'min.insync.replicas': inSync,
		'offsets.topic.replication.factor': copies,
		'offsets.topic.num.partitions': '4',
		'transaction.state.log.replication.factor': copies,
		'transaction.state.log.min.isr': inSync,
		'transaction.state.log.num.partitions': '4',
		// How soon a transaction past its time is broken off; readers of its partitions wait until then.
		'transaction.abort.timed.out.transaction.cleanup.interval.ms': '500',
		'share.coordinator.state.topic.replication.factor': copies,
		'share.coordinator.state.topic.min.isr': inSync,
		'group.initial.rebalance.delay.ms': '0',
		'group.min.session.timeout.ms': '1000',
		// They end together: one that waits to hand over what it leads finds nobody, and would wait for five minutes.
		'controlled.shutdown.enable': 'false',
		'broker.session.timeout.ms': '4000',
		'broker.heartbeat.interval.ms': '1000',
		'num.network.threads': '2',
		'num.io.threads': '2',
		'background.threads': '2',
		'num.replica.fetchers': '1',
		'num.recovery.threads.per.data.dir': '1',
		'log.cleaner.threads': '1',
		'log.cleaner.dedupe.buffer.size': '8388608',
		...Object.fromEntries(
			listeners.flatMap(({ name, properties = {} }) =>
				Object.entries(properties).map(([key, value]) => [`listener.name.${name.toLowerCase()}.${key}`, value]),
			),
		),
		...overrides,
	};
}

/** The file format of Java's properties; backslashes and line ends are the only characters that need care in our values. */
export const propertiesText = (properties: Readonly<Record<string, string>>): string =>
	Object.entries(properties)
		.map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n`)
		.join('');
