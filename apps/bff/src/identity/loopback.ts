/** Whether a host name or address is this machine only. */
export function isLoopback(host: string): boolean {
	const name = host.replace(/^\[|\]$/g, '').toLowerCase();
	return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** The name in a `Host` header, without its port. */
export function hostName(header: string): string {
	return header.replace(/:\d+$/, '');
}
