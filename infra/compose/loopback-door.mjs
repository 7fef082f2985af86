// Without an identity issuer the BFF listens on loopback only, which in a container is the container. This passes what comes to the
// container's port on to it; compose.yaml publishes that port on the loopback of the host and nowhere else.
import { connect, createServer } from 'node:net';

const [outside, inside] = process.argv.slice(2).map(Number);

const server = createServer((caller) => {
	const bff = connect(inside, '127.0.0.1');
	for (const [from, to] of [
		[caller, bff],
		[bff, caller],
	]) {
		from.on('error', () => to.destroy());
		from.on('close', () => to.destroy());
		from.pipe(to);
	}
});
server.listen(outside);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit());
