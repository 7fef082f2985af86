import { hostName, isLoopback } from '../identity/loopback.ts';

interface Headers {
	host?: string | undefined;
	origin?: string | undefined;
}

/** Whether the name that the page was asked for is this machine: keeps pages of other names that resolve to loopback out. */
export function trustedHost({ host }: Headers): boolean {
	return host !== undefined && isLoopback(hostName(host));
}

/** Whether a request comes from a page of this server, or from no page at all (a browser always names the origin of a socket). */
export function sameOrigin(headers: Headers): boolean {
	if (!trustedHost(headers)) return false;
	if (headers.origin === undefined) return true;
	return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
