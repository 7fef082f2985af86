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
	// Over bytes: a string that was put together is walked once to flatten it, not once a character.
	const bytes = Buffer.from(text, 'latin1');
	for (let index = 0; index < bytes.length; index++) sum += bytes[index] as number;
	return String(sum % 256).padStart(3, '0');
}
