import { dev } from '$app/environment';

/**
 * Lets this phone open the app without a connection (src/service-worker.ts). Asked for only where that is of use: other
 * people's phones keep nothing. The page is kept anew each time, so that it speaks the reader's language.
 */
export async function keepOfflinePage() {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register('/service-worker.js', { type: dev ? 'module' : 'classic' });
		const { active } = await navigator.serviceWorker.ready;
		active?.postMessage('keep-offline-page');
	} catch {
		// A browser that does not allow it, as in a private window: the app works with a connection.
	}
}
