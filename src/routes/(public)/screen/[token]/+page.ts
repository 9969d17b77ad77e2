/** Whatever hangs on the wall may be old: it gets no script. */
export const csr = false;
