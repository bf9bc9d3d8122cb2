import {
  BookOpen,
  ChartColumn,
  ClipboardList,
  CreditCard,
  Droplets,
  FileText,
  Flame,
  Headset,
  House,
  Settings,
  Users,
  Wallet,
  Wrench,
} from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem, ShellUser } from "@/app/_ui/shell/nav-item";
import { AuthShell } from "@/app/_ui/shell/auth-shell";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { HqShell } from "@/app/_ui/shell/hq-shell";
import { Input } from "@/app/_ui/input";
import { PlainShell } from "@/app/_ui/shell/plain-shell";
import { PortalShell } from "@/app/_ui/shell/portal-shell";
import { StaffShell } from "@/app/_ui/shell/staff-shell";
import { ActionSamples } from "./action-samples";
import { FormSamples } from "./form-samples";
import { ListSamples } from "./list-samples";
import { ShowingSamples } from "./showing-samples";

export const metadata: Metadata = { title: "UI", robots: { index: false } };

type Search = { shell?: string; brand?: string; only?: string };

/** Every primitive in every state, for developers and for the visual check: ?shell=portal|staff|hq|auth|plain &brand=b3261e &only=forms. */
export default async function UiGallery({ searchParams }: { searchParams: Promise<Search> }) {
  if (process.env.NODE_ENV === "production") notFound();
  const { shell = "portal", brand = "0b6472", only } = await searchParams;
  const zh = (await getLocale()) === "zh-CN";
  const parts: Record<string, ReactNode> = {
    actions: <ActionSamples zh={zh} />,
    forms: <FormSamples zh={zh} />,
    showing: <ShowingSamples zh={zh} />,
    lists: <ListSamples zh={zh} />,
  };
  const body = (
    <div className="grid min-w-0 gap-6">
      {Object.entries(parts).map(([name, part]) =>
        only && only !== name ? null : (
          <div key={name} className="grid min-w-0 gap-6">
            {part}
          </div>
        ),
      )}
    </div>
  );
  return inShell(shell, zh, `#${brand}`, body);
}

function inShell(shell: string, zh: boolean, brandColor: string, body: ReactNode) {
  const identity = {
    name: zh ? "泉城热力有限公司" : "Quancheng Heating Co.",
    shortName: zh ? "泉城热力" : "Quancheng Heating",
    brandColor,
    hotline: "0531-8888 6666",
  };
  const group = { name: zh ? "泉城能源集团" : "Quancheng Energy Group" };
  const user = sampleUser(zh);
  if (shell === "staff")
    return (
      <StaffShell identity={identity} nav={staffNav(zh)} user={user}>
        {body}
      </StaffShell>
    );
  if (shell === "hq")
    return (
      <HqShell identity={group} nav={hqNav(zh)} user={user}>
        {body}
      </HqShell>
    );
  if (shell === "plain") return <PlainShell identity={identity}>{body}</PlainShell>;
  if (shell === "auth")
    return (
      <AuthShell
        identity={identity}
        title={zh ? "手机号登录" : "Sign in by phone"}
        description={zh ? "我们会把验证码发到您的手机。" : "We send a code to your phone."}
      >
        <form className="grid gap-4">
          <Field label={zh ? "手机号" : "Phone"} required>
            <Input name="phone" type="tel" autoComplete="tel" />
          </Field>
          <Button block size="lg">
            {zh ? "获取验证码" : "Send the code"}
          </Button>
        </form>
      </AuthShell>
    );
  return (
    <PortalShell
      identity={identity}
      nav={portalNav(zh)}
      {...(shell === "visitor" ? { signInHref: "/sign-in" } : { user })}
    >
      {body}
    </PortalShell>
  );
}

const item = (
  zh: boolean,
  href: string,
  label: [string, string],
  icon: ReactNode,
  more: Partial<NavItem> = {},
): NavItem => ({ href, label: label[zh ? 0 : 1], icon, ...more });

const sampleUser = (zh: boolean): ShellUser => ({
  name: zh ? "王秀兰" : "Wang Xiulan",
  detail: "138****2046",
  links: [{ href: "/ui-gallery?me", label: zh ? "我的户号" : "My accounts", icon: <FileText /> }],
  signOut: "/ui-gallery",
});

const portalNav = (zh: boolean): NavItem[] => [
  item(zh, "/ui-gallery", ["首页", "Home"], <House />, { match: "exact" }),
  item(zh, "/ui-gallery/bills", ["账单", "Bills"], <Wallet />, { count: 2 }),
  item(zh, "/ui-gallery/requests", ["办理", "Requests"], <ClipboardList />),
  item(zh, "/ui-gallery/help", ["帮助", "Help"], <BookOpen />),
];

const staffNav = (zh: boolean): NavItem[] => [
  item(zh, "/ui-gallery", ["坐席台", "Desk"], <Headset />, { match: "exact" }),
  item(zh, "/ui-gallery/tickets", ["工单", "Tickets"], <ClipboardList />, { count: 12 }),
  item(zh, "/ui-gallery/accounts", ["客户", "Customers"], <Users />, { group: zh ? "营业" : "Customers" }),
  item(zh, "/ui-gallery/supply", ["供热", "Supply"], <Flame />, { group: zh ? "营业" : "Customers" }),
  item(zh, "/ui-gallery/billing", ["账务", "Billing"], <CreditCard />, { group: zh ? "营业" : "Customers" }),
  item(zh, "/ui-gallery/dispatch", ["派工", "Dispatch"], <Wrench />, { group: zh ? "现场" : "Field" }),
  item(zh, "/ui-gallery/settings", ["设置", "Settings"], <Settings />, { group: zh ? "管理" : "Manage" }),
];

const hqNav = (zh: boolean): NavItem[] => [
  item(zh, "/ui-gallery", ["对比", "Compare"], <ChartColumn />, { match: "exact" }),
  item(zh, "/ui-gallery/oversight", ["总览", "Oversight"], <Droplets />),
  item(zh, "/ui-gallery/supervision", ["督办", "Supervision"], <ClipboardList />, { count: 3 }),
  item(zh, "/ui-gallery/grants", ["授权查看", "Grants"], <Users />),
];
