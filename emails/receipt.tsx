import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";

export type ReceiptEmailProps = {
  locale: "zh-CN" | "en";
  tenantName: string;
  brandColor: string;
  hotline: string;
  /** Every word that is shown, in the reader's language. */
  words: {
    preview: string;
    title: string;
    greeting: string;
    amountLabel: string;
    amount: string;
    settledLabel: string;
    creditLabel: string;
    button: string;
    hotline: string;
    footer: string;
  };
  facts: { label: string; value: string }[];
  settled: { label: string; amount: string }[];
  credit: string | null;
  receiptUrl: string;
};

const font = '"PingFang SC","Microsoft YaHei","Noto Sans SC",-apple-system,"Segoe UI",Roboto,sans-serif';
const ink = "#16242a";
const quiet = "#5b6b72";

/** The receipt as an e-mail: what was paid, for which account, which bills it settled. Props in, markup out. */
export function ReceiptEmail({
  locale,
  tenantName,
  brandColor,
  hotline,
  words,
  facts,
  settled,
  credit,
  receiptUrl,
}: ReceiptEmailProps) {
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{words.preview}</Preview>
      <Body style={{ margin: 0, padding: "24px 12px", backgroundColor: "#f2f6f5", fontFamily: font, color: ink }}>
        <Container
          style={{
            maxWidth: 560,
            margin: "0 auto",
            backgroundColor: "#ffffff",
            borderRadius: 12,
            border: "1px solid #dde5e5",
          }}
        >
          <Section style={{ height: 4, lineHeight: "4px", backgroundColor: brandColor, borderRadius: "12px 12px 0 0" }}>
            &nbsp;
          </Section>
          <Section style={{ padding: "24px 28px 0" }}>
            <Text style={{ margin: 0, fontSize: 15, fontWeight: 600, color: quiet }}>{tenantName}</Text>
            <Heading as="h1" style={{ margin: "6px 0 0", fontSize: 24, lineHeight: "32px" }}>
              {words.title}
            </Heading>
            <Text style={{ margin: "12px 0 0", fontSize: 16, lineHeight: "26px" }}>{words.greeting}</Text>
          </Section>
          <Section style={{ padding: "16px 28px" }}>
            <Section style={{ backgroundColor: "#f2f6f5", borderRadius: 10, padding: "16px 20px" }}>
              <Text style={{ margin: 0, fontSize: 14, color: quiet }}>{words.amountLabel}</Text>
              <Text style={{ margin: "2px 0 0", fontSize: 32, lineHeight: "40px", fontWeight: 700 }}>
                {words.amount}
              </Text>
            </Section>
          </Section>
          <Section style={{ padding: "0 28px" }}>
            {facts.map((fact) => (
              <Line key={fact.label} label={fact.label} value={fact.value} />
            ))}
          </Section>
          {(settled.length > 0 || credit) && (
            <Section style={{ padding: "0 28px" }}>
              <Hr style={{ borderColor: "#dde5e5", margin: "16px 0 12px" }} />
              <Text style={{ margin: "0 0 4px", fontSize: 14, fontWeight: 600, color: quiet }}>
                {words.settledLabel}
              </Text>
              {settled.map((one) => (
                <Line key={one.label} label={one.label} value={one.amount} />
              ))}
              {credit && <Line label={words.creditLabel} value={credit} />}
            </Section>
          )}
          <Section style={{ padding: "20px 28px 28px" }}>
            <Button
              href={receiptUrl}
              style={{
                display: "block",
                textAlign: "center",
                padding: "14px 20px",
                borderRadius: 10,
                backgroundColor: brandColor,
                color: "#ffffff",
                fontSize: 17,
                fontWeight: 600,
              }}
            >
              {words.button}
            </Button>
            {hotline && <Text style={{ margin: "20px 0 0", fontSize: 15, lineHeight: "24px" }}>{words.hotline}</Text>}
            <Text style={{ margin: "8px 0 0", fontSize: 13, lineHeight: "20px", color: quiet }}>{words.footer}</Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <Row>
      <Column
        style={{ padding: "5px 12px 5px 0", fontSize: 15, lineHeight: "22px", color: quiet, verticalAlign: "top" }}
      >
        {label}
      </Column>
      <Column align="right" style={{ padding: "5px 0", fontSize: 15, lineHeight: "22px", verticalAlign: "top" }}>
        {value}
      </Column>
    </Row>
  );
}
