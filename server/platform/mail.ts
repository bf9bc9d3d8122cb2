import nodemailer, { type Transporter } from "nodemailer";
import { env } from "./env";

type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: { fileName: string; contentType: string; base64?: string }[];
  idempotencyKey: string;
};

let transport: Transporter | undefined;

/** Whether e-mails stay in the house: no SMTP_URL, so the outbox page is where they are read. */
export const mailIsSandboxed = () => !env().SMTP_URL;

/** Sends one e-mail and returns the server's id for it. Without SMTP_URL it is kept in the outbox only. */
export async function sendMail(mail: Mail): Promise<string> {
  const url = env().SMTP_URL;
  if (!url) return `sandbox-${mail.idempotencyKey}`;
  transport ??= nodemailer.createTransport(url, { from: env().MAIL_FROM });
  const sent = await transport.sendMail({
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    attachments: mail.attachments.map(({ fileName, contentType, base64 = "" }) => ({
      ...{ filename: fileName, contentType, content: base64, encoding: "base64" },
    })),
    // The same id on a repeat lets the receiving side see it for one message.
    messageId: `<${mail.idempotencyKey}@tributary>`,
  });
  return String(sent.messageId);
}
