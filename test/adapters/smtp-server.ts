import { createServer, type Socket } from 'node:net';

/** A mail server that speaks just enough SMTP, and keeps what it takes. */
export interface SmtpServer {
  readonly url: string;
  readonly envelopes: { readonly from: string; readonly to: string; readonly data: string }[];
  /** What the next recipients are answered with, instead of a yes. */
  readonly refusals: string[];
  stop(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
  const envelopes: SmtpServer['envelopes'] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let from = '';
    let to = '';
    let data: string | undefined;
    let rest = '';
    const answer = (line: string) => socket.write(`${line}\r\n`);
    const take = (line: string) => {
      if (data !== undefined) {
        if (line === '.') {
          envelopes.push({ from, to, data });
          data = undefined;
          answer('250 Taken');
        } else data += `${line}\n`;
      } else if (/^(EHLO|HELO)/i.test(line)) answer('250 mail.example.gov');
      else if (/^MAIL FROM/i.test(line)) {
        from = line;
        answer('250 Yes');
      } else if (/^RCPT TO/i.test(line)) {
        to = line;
        answer(refusals.shift() ?? '250 Yes');
      } else if (/^DATA/i.test(line)) {
        data = '';
        answer('354 Go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 Bye\r\n');
      else answer('250 Yes');
    };
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
    // A client that hangs up is none of this server's business.
    socket.on('error', () => socket.destroy());
    answer('220 mail.example.gov');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    envelopes,
    refusals,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
