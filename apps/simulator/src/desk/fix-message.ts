export const SOH = '\u0001';

/** A FIX 4.4 message with right BodyLength and CheckSum; tags and values are ASCII, so that characters are bytes. */
export function fixMessage(body: readonly (readonly [tag: number, value: string | number])[]): string {
	let text = '';
	for (const [tag, value] of body) text += `${tag}=${value}${SOH}`;
	const whole = `8=FIX.4.4${SOH}9=${text.length}${SOH}${text}`;
	return `${whole}10=${checkSum(whole)}${SOH}`;
}

/** Sum of all bytes modulo 256, three digits. */
export function checkSum(text: string): string {
	let sum = 0;
	for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index);
	return String(sum % 256).padStart(3, '0');
}

/** `YYYYMMDD-HH:MM:SS.sss` in UTC. */
export function fixTime(at: number): string {
	const iso = new Date(at).toISOString();
	return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 10)}-${iso.slice(11, 23)}`;
}
