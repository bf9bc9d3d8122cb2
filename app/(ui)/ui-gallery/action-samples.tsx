"use client";
import { Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { LinkButton } from "@/app/_ui/link-button";
import { ConfirmDialog } from "@/app/_ui/overlay/confirm-dialog";
import { Dialog, DialogClose } from "@/app/_ui/overlay/dialog";
import { DropdownMenu } from "@/app/_ui/overlay/dropdown-menu";
import { InfoTip } from "@/app/_ui/overlay/info-tip";
import { Sheet } from "@/app/_ui/overlay/sheet";
import { toast } from "@/app/_ui/overlay/toast";
import { Tooltip } from "@/app/_ui/overlay/tooltip";
import { PageHeader } from "@/app/_ui/page-header";
import { Status } from "@/app/_ui/status";
import { Tabs } from "@/app/_ui/tabs";
import { TextLink } from "@/app/_ui/text-link";

export function ActionSamples({ zh }: { zh: boolean }) {
  const variants = ["primary", "secondary", "soft", "quiet", "danger", "danger-quiet", "link"] as const;
  return (
    <>
      <PageHeader
        title={zh ? "报停申请 BT-2025-001284" : "Stop heating BT-2025-001284"}
        description={
          zh
            ? "槐荫区经十路 22799 号银座中心 3 号楼 1 单元 1802"
            : "1802, Unit 1, Building 3, Yinzuo Centre, 22799 Jingshi Road, Huaiyin"
        }
        status={<Status tone="info">{zh ? "待现场核查" : "Site survey due"}</Status>}
        crumbs={[
          { label: zh ? "工单" : "Tickets", href: "/ui-gallery" },
          { label: zh ? "报停" : "Stop heating", href: "/ui-gallery" },
          { label: "BT-2025-001284" },
        ]}
        actions={
          <>
            <Button variant="secondary">{zh ? "转派" : "Reassign"}</Button>
            <Button>{zh ? "通过" : "Approve"}</Button>
          </>
        }
        className="mb-0"
      />
      <Card title={zh ? "按钮" : "Buttons"}>
        <div className="grid gap-4">
          {(["md", "sm", "lg"] as const).map((size) => (
            <div key={size} className="flex flex-wrap items-center gap-2.5">
              {variants.map((variant) => (
                <Button key={variant} variant={variant} size={size}>
                  {zh ? "立即缴费" : "Pay now"}
                </Button>
              ))}
            </div>
          ))}
          <div className="flex flex-wrap items-center gap-2.5">
            <Button loading>{zh ? "正在提交" : "Sending"}</Button>
            <Button disabled>{zh ? "不可用" : "Disabled"}</Button>
            <Button variant="secondary" loading>
              {zh ? "正在导出" : "Exporting"}
            </Button>
            <Button variant="secondary" size="icon" aria-label={zh ? "添加" : "Add"}>
              <Plus aria-hidden />
            </Button>
            <LinkButton href="/ui-gallery" variant="secondary">
              {zh ? "去账单" : "To the bills"}
            </LinkButton>
            <TextLink href="/ui-gallery">{zh ? "查看收费依据" : "See what the fee is based on"}</TextLink>
          </div>
        </div>
      </Card>
      <Card
        title={zh ? "浮层" : "Overlays"}
        description={zh ? "对话框、侧栏、菜单、提示" : "Dialogs, sheets, menus, tips"}
      >
        <div className="flex flex-wrap items-center gap-2.5">
          <Dialog
            title={zh ? "选择缴费金额" : "Choose the amount"}
            description={zh ? "可缴全部或部分欠费。" : "Pay all or a part."}
            trigger={<Button variant="secondary">{zh ? "对话框" : "Dialog"}</Button>}
            footer={
              <>
                <DialogClose>
                  <Button variant="secondary">{zh ? "取消" : "Cancel"}</Button>
                </DialogClose>
                <Button>{zh ? "去支付" : "Pay"}</Button>
              </>
            }
          >
            <p>{zh ? "2025—2026 采暖季，应缴 2,403.00 元。" : "Season 2025–2026, ¥2,403.00 due."}</p>
          </Dialog>
          <ConfirmDialog
            danger
            title={zh ? "确认报停本采暖季？" : "Stop heating for this season?"}
            description={
              zh
                ? "报停后整个采暖季不能恢复，基础费 360.45 元需在 11 月 1 日前缴清。"
                : "It cannot be resumed this season. The base fee of ¥360.45 is due by 1 Nov."
            }
            confirmLabel={zh ? "报停" : "Stop heating"}
            trigger={<Button variant="danger-quiet">{zh ? "确认框" : "Confirm"}</Button>}
            onConfirm={() => new Promise((resolve) => setTimeout(resolve, 800))}
          />
          <Sheet
            title={zh ? "户号 0102 0034 5678" : "Account 0102 0034 5678"}
            trigger={<Button variant="secondary">{zh ? "侧栏" : "Sheet"}</Button>}
          >
            {zh ? "详情" : "Details"}
          </Sheet>
          <DropdownMenu
            trigger={
              <Button variant="secondary" size="icon" aria-label={zh ? "更多" : "More"}>
                <Ellipsis aria-hidden />
              </Button>
            }
            items={[
              { kind: "heading", label: zh ? "这张工单" : "This ticket" },
              { label: zh ? "修改" : "Edit", icon: <Pencil />, onSelect: () => toast.success(zh ? "已保存" : "Saved") },
              { kind: "separator" },
              {
                label: zh ? "作废" : "Void",
                icon: <Trash2 />,
                danger: true,
                onSelect: () => toast.error(zh ? "不能作废" : "Cannot be voided"),
              },
            ]}
          />
          <Tooltip content={zh ? "重新派给别的班组" : "Give it to another crew"}>
            <Button variant="secondary">{zh ? "提示" : "Tooltip"}</Button>
          </Tooltip>
          <Button
            variant="secondary"
            onClick={() =>
              toast.success(zh ? "缴费成功" : "Paid", {
                description: zh ? "电子票据已发到邮箱" : "The receipt is in your mail",
              })
            }
          >
            {zh ? "消息" : "Toast"}
          </Button>
          <span className="inline-flex items-center">
            {zh ? "收费面积" : "Chargeable area"}
            <InfoTip about={zh ? "收费面积" : "Chargeable area"}>
              {zh
                ? "建筑面积减去不供热部分，层高超过 3 米按系数折算。"
                : "Built area less what is not heated; above 3 m a height factor applies."}
            </InfoTip>
          </span>
        </div>
      </Card>
      <Card title={zh ? "标签页" : "Tabs"}>
        <Tabs
          tabs={[
            {
              value: "a",
              label: zh ? "基本信息" : "Basics",
              content: <p>{zh ? "户主、房屋、合同" : "Owner, premise, agreement"}</p>,
            },
            { value: "b", label: zh ? "账单" : "Bills", count: 4, content: <p>{zh ? "四张账单" : "Four bills"}</p> },
            { value: "c", label: zh ? "工单" : "Tickets", count: 0, content: <p>{zh ? "无" : "None"}</p> },
          ]}
        />
      </Card>
    </>
  );
}
