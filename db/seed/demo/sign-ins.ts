import { demoResidents } from "./residents";
import { demoPassword, groups, subsidiaries } from "./subsidiaries";

/** One line of what `npm start` prints: where, who, and with what to sign in. */
export type SignIn = { address: string; who: string; login: string; secret: string };

const port = ":3000";
const roleNames = {
  admin: "管理员",
  supervisor: "主管",
  clerk: "收费员",
  agent: "客服",
  dispatcher: "调度",
  technician: "维修",
} as const;
const code = "验证码见 /sandbox/outbox (code in the outbox)";

/** Every way into the demo. Addresses name port 3000; whoever prints them puts in the real one. */
export function listSignIns(): SignIn[] {
  const headquarters = groups.flatMap(({ host, name, staff }) =>
    staff.map((one) => ({
      address: `http://${host}${port}`,
      who: `${name} ${one.title}`,
      login: one.email,
      secret: demoPassword,
    })),
  );
  const colleagues = subsidiaries.flatMap(({ slug, name, staff }) =>
    staff.map(({ role, email }) => ({
      address: `http://${slug}.localhost${port}`,
      who: `${name} ${roleNames[role]}`,
      login: email,
      secret: demoPassword,
    })),
  );
  const residents = demoResidents.flatMap(({ phone, name, shows, homes }) =>
    homes.slice(0, 1).map(({ subsidiary }) => ({
      address: `http://${subsidiary}.localhost${port}`,
      who: `居民 ${name}（${shows.zh}）`,
      login: phone,
      secret: code,
    })),
  );
  return [...headquarters, ...colleagues, ...residents];
}
