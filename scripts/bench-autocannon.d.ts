// autocannon brings no types; this is the part that the bench uses.
declare module 'autocannon' {
	type Request = { method?: string; path?: string; body?: string; headers?: Record<string, string> };
	export type Options = Request & {
		url: string;
		connections: number;
		duration: number;
		requests?: (Request & {
			setupRequest?: (request: Request) => Request;
			onResponse?: (status: number, body: string) => void;
		})[];
	};
	export type Result = {
		duration: number;
		requests: { total: number };
		latency: { p50: number; p99: number };
		non2xx: number;
		errors: number;
	};
	export default function autocannon(options: Options): Promise<Result>;
}
