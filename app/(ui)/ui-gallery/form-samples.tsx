"use client";
import { Search } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Combobox } from "@/app/_ui/combobox/combobox";
import { DateInput } from "@/app/_ui/date-input";
import { Field } from "@/app/_ui/field";
import { FileDrop } from "@/app/_ui/file-drop/file-drop";
import { Input } from "@/app/_ui/input";
import { MoneyInput } from "@/app/_ui/money/money-input";
import { NumberInput } from "@/app/_ui/number-input";
import { RadioGroup } from "@/app/_ui/radio-group";
import { Select } from "@/app/_ui/select";
import { Stepper } from "@/app/_ui/stepper";
import { Switch } from "@/app/_ui/switch";
import { Textarea } from "@/app/_ui/textarea";

const stations = Array.from({ length: 400 }, (_, index) => ({
  value: String(index),
  label: `经十路换热站 ${index + 1} 号`,
  detail: `槐荫区 · ${index + 3} 栋`,
}));

/** Half the files fail, so that both ends can be seen. */
async function pretendUpload(file: File, { onProgress }: { onProgress: (fraction: number) => void }) {
  for (let step = 1; step <= 10; step++) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    onProgress(step / 10);
    if (step === 6 && file.size % 2 === 1) throw new Error("");
  }
  return { id: file.name };
}

export function FormSamples({ zh }: { zh: boolean }) {
  return (
    <>
      <Stepper
        label={zh ? "过户办理步骤" : "Steps of the transfer"}
        current={1}
        steps={zh ? ["房屋信息", "新户主", "上传材料", "确认提交"] : ["Premise", "New owner", "Documents", "Confirm"]}
      />
      <Card title={zh ? "表单" : "Form"} footer={<Button type="submit">{zh ? "提交申请" : "Send the request"}</Button>}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={zh ? "户号" : "Account number"}
            required
            hint={zh ? "在缴费卡或旧账单的右上角。" : "On the card, or at the top right of an old bill."}
          >
            <Input name="account" placeholder="0102 0034 5678" inputMode="numeric" lead={<Search />} />
          </Field>
          <Field
            label={zh ? "手机号" : "Phone"}
            required
            error={
              zh
                ? "手机号应为 11 位数字，请检查是否少输了一位。"
                : "A phone number has 11 digits; one seems to be missing."
            }
          >
            <Input name="phone" type="tel" defaultValue="1380531204" />
          </Field>
          <Field label={zh ? "缴费金额" : "Amount"} hint={zh ? "最多 2,403.00 元" : "At most ¥2,403.00"}>
            <MoneyInput name="amountMinor" defaultAmountMinor={240_300n} />
          </Field>
          <Field label={zh ? "建筑面积" : "Built area"}>
            <NumberInput name="area" unit="m²" defaultValue="89.62" />
          </Field>
          <Field label={zh ? "报停日期" : "Stop from"} optional={zh ? "选填" : "optional"}>
            <DateInput name="from" defaultValue="2025-11-15" />
          </Field>
          <Field label={zh ? "用热性质" : "Price class"}>
            <Select name="class" defaultValue="home">
              <option value="home">{zh ? "居民" : "Residential"}</option>
              <option value="shop">{zh ? "非居民（商业）" : "Commercial"}</option>
            </Select>
          </Field>
          <Field label={zh ? "换热站" : "Station"} className="sm:col-span-2">
            <Combobox options={stations} name="station" defaultValue={stations[2] ?? null} />
          </Field>
          <Field label={zh ? "说明" : "Remarks"} className="sm:col-span-2">
            <Textarea
              name="remarks"
              placeholder={zh ? "例如：家中无人，长期在外地居住" : "For example: nobody lives there this winter"}
            />
          </Field>
          <RadioGroup
            className="sm:col-span-2"
            name="method"
            look="cards"
            legend={zh ? "结算方式" : "Settlement"}
            defaultValue="area"
            options={[
              {
                value: "area",
                label: zh ? "按面积" : "By area",
                hint: zh ? "26.70 元/m²，季前一次缴清" : "¥26.70 per m², before the season",
              },
              {
                value: "heat",
                label: zh ? "两部制" : "Two-part",
                hint: zh
                  ? "基础费 + 计量费，季后多退少补"
                  : "A fixed part and a metered part, settled after the season",
              },
              { value: "none", label: zh ? "暂不可选" : "Not available", disabled: true },
            ]}
          />
          <div className="grid content-start">
            <Checkbox
              label={zh ? "我已阅读并同意供用热合同" : "I have read the supply agreement"}
              defaultChecked
              hint={zh ? "2025 年版" : "2025 edition"}
            />
            <Checkbox label={zh ? "代他人办理" : "I act for somebody else"} />
            <Checkbox label={zh ? "不可修改" : "Cannot be changed"} disabled defaultChecked />
          </div>
          <div className="grid content-start">
            <Switch
              label={zh ? "短信提醒" : "Text messages"}
              hint={zh ? "账单、停热和维修通知" : "Bills, outages, repairs"}
              defaultChecked
            />
            <Switch label={zh ? "自动扣缴" : "Pay automatically"} />
          </div>
          <Field label={zh ? "禁用" : "Disabled"}>
            <Input disabled defaultValue="—" />
          </Field>
          <Field label={zh ? "只读" : "Read-only"}>
            <Input readOnly defaultValue="0102 0034 5678" />
          </Field>
        </div>
        <div className="mt-5">
          <FileDrop
            label={zh ? "房产证或购房合同" : "Title deed or purchase contract"}
            kinds="JPG、PNG、PDF"
            accept="image/*,.pdf"
            maxBytes={10 * 1024 ** 2}
            maxFiles={5}
            upload={pretendUpload}
            name="document"
            camera
            required
          />
        </div>
      </Card>
    </>
  );
}
