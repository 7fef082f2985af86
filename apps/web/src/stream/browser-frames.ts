import type { FrameSource } from './flush.ts';

/** The frames of this browser. */
export function browserFrames(): FrameSource {
	return {
		request: (callback) => void requestAnimationFrame(callback),
		hidden: () => document.hidden,
		onVisible(callback) {
			const listener = () => {
				if (!document.hidden) callback();
			};
			document.addEventListener('visibilitychange', listener);
			return () => document.removeEventListener('visibilitychange', listener);
		},
	};
}
