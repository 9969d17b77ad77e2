import { z } from 'zod';

export const OneJob = z.object({ job: z.uuid() });
