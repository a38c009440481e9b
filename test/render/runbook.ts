import type { Effect, Localized, PlannedCommand, Runbook, RunbookAction, RunbookStep } from '../../src/model/index.ts'

/*
 * A runbook made by hand: every kind of action and step, sentences of our own in four languages (zh-Hans converted, some missing), and texts that try
 * to break out of each output format. Products and servers are invented, cmdlets are real.
 */

const NOWHERE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } }

export const text = (words: Record<string, string>): Localized =>
  Object.fromEntries(
    Object.entries(words).map(([locale, sentence]) => [
      locale,
      {
        inlines: [{ kind: 'text' as const, text: sentence }],
        from: locale === 'zh-Hans' ? 'zh-Hant' : locale,
        ...(locale === 'zh-Hans' && { converted: true }),
      },
    ]),
  )

const effect = (fields: Partial<Effect>): Effect => ({
  family: 'unknown',
  action: 'set',
  subject: 'unknown',
  properties: [],
  scope: 'local-machine',
  disruption: 0,
  idempotent: true,
  preconditions: [],
  ...fields,
})

export function planned(
  template: string,
  fields: Partial<Effect>,
  dialect: 'powershell' | 'cmd' = 'powershell',
): PlannedCommand {
  const documented = template
    .replaceAll('{ClientAccessServer}', 'CAS01')
    .replaceAll('{ExternalName}', 'mail.contoso.com')
    .replaceAll('{Minutes}', '30')
  return {
    command: {
      text: documented,
      dialect,
      host: dialect === 'cmd' ? 'command-prompt' : 'exchange-management-shell',
      canonical: documented.toLowerCase(),
      region: NOWHERE,
    },
    template,
    effect: effect(fields),
    agreed: ['en', 'es', 'fr', 'zh-Hant'],
    evidence: 'vote',
  }
}

const run = (command: PlannedCommand, words?: Record<string, string>): RunbookAction => ({
  kind: 'command',
  command,
  ...(words && { text: text(words) }),
})

const step = (id: string, fields: Partial<RunbookStep> & Pick<RunbookStep, 'text' | 'kind'>): RunbookStep => ({
  id,
  alerts: [],
  methods: [],
  blocked: [],
  subjects: [],
  findings: [],
  ...fields,
})

const setOutlookAnywhere = planned(
  'Set-OutlookAnywhere -Identity "{ClientAccessServer}\\Rpc (Default Web Site)" -SSLOffloading $true -ExternalHostname {ExternalName} -ExternalClientsRequireSsl:$true',
  {
    family: 'exchange',
    subject: 'exchange:outlookanywhere',
    object: '{ClientAccessServer}\\Rpc (Default Web Site)',
    properties: [{ name: 'SSLOffloading', value: '$true' }],
    scope: 'named-server',
    preconditions: ['exchange-shell'],
  },
)

const setFlags = planned(
  'appcmd set config "Default Web Site/owa" /section:access /sslFlags:None /commit:APPHOST',
  {
    family: 'iis-config',
    subject: 'iis:config:default web site/owa',
    object: 'Default Web Site/owa',
    properties: [{ name: 'sslFlags', value: 'None' }],
    disruption: 1,
    preconditions: ['elevated', 'appcmd'],
  },
  'cmd',
)

const recycle = (pool: string) =>
  planned(
    `appcmd recycle apppool "${pool}"`,
    {
      family: 'iis-apppool',
      action: 'restart',
      subject: `iis:apppool:${pool.toLowerCase()}`,
      object: pool,
      disruption: 2,
      idempotent: false,
      preconditions: ['elevated', 'appcmd'],
    },
    'cmd',
  )

const readBack = planned('Get-OutlookAnywhere -Server {ClientAccessServer} | Format-List Identity,SSLOffloading', {
  family: 'exchange',
  action: 'read',
  subject: 'exchange:outlookanywhere',
  object: '{ClientAccessServer}',
  scope: 'named-server',
  preconditions: ['exchange-shell'],
})

const HOSTILE =
  'L’élève a dit “stop” „là“ ‚ici‛ \u2014 $(evil) `n \u0024{env:PATH} {0} {{name}} </script><img src=x onerror=alert(1)> | * _ # @\' "@ \u202Erecod\u202C\r\n## faux titre\n- [ ] fausse tâche'

export const BLOCKING = '00112233445566ff'

export const sample: Runbook = {
  format: 1,
  id: 'sample-offloading',
  title: text({
    en: 'Configure SSL offloading in the sample organisation',
    es: 'Configurar la descarga de SSL en la organización de ejemplo',
    fr: 'Configurer le déchargement SSL dans l’organisation d’exemple',
    'zh-Hant': '在範例組織中設定 SSL 卸載',
    'zh-Hans': '在范例组织中设定 SSL 卸载',
  }),
  product: 'Exchange Server 2013',
  planHash: '3f9c0d5e7a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5',
  generator: 'hexapla 0.1.0',
  sources: [
    { path: 'sources/en.md', locale: 'en', sha256: 'a'.repeat(64), translation: 'source', date: '2018-06-01' },
    { path: 'sources/es.md', locale: 'es', sha256: 'b'.repeat(64), translation: 'machine', date: '2016-12-09' },
    { path: 'sources/fr\n#> evil.md', locale: 'fr', sha256: 'c'.repeat(64), translation: 'human' },
    {
      path: 'sources/zh-Hant.md',
      locale: 'zh-Hant',
      sha256: 'd'.repeat(64),
      translation: 'unknown',
      date: '2016-12-09',
    },
  ],
  parameters: [
    {
      name: 'ClientAccessServer',
      kind: 'server',
      placeholders: ['ClientAccessServer1', 'CAS01'],
      example: 'CAS01',
      pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,62}$',
      steps: ['S01', 'S02'],
    },
    {
      name: 'ExternalName',
      kind: 'host-name',
      placeholders: ['mail.contoso.com'],
      example: 'mail.contoso.com',
      pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
      steps: ['S02'],
    },
  ],
  minutes: 60,
  sections: [
    {
      id: 'P1',
      role: 'overview',
      title: text({
        en: 'What this is about',
        es: 'De qué se trata',
        fr: 'De quoi il s’agit',
        'zh-Hant': '關於本主題',
        'zh-Hans': '关于本主题',
      }),
      scope: 'organization',
      subjects: [],
      passages: [
        {
          kind: 'paragraph',
          depth: 0,
          text: {
            ...text({
              es: 'El equilibrador de carga termina las conexiones.',
              fr: 'L’équilibreur de charge termine les connexions.',
              'zh-Hant': '負載平衡器會終止連線。',
              'zh-Hans': '负载平衡器会终止连线。',
            }),
            en: {
              from: 'en',
              inlines: [
                { kind: 'text', text: 'The load balancer ends the ' },
                { kind: 'strong', text: 'secure' },
                { kind: 'text', text: ' connections; see ' },
                { kind: 'link', text: 'the *reference*', url: 'https://example.com/a_(b)?x=1&y=<2>' },
                { kind: 'text', text: ' or ' },
                { kind: 'link', text: 'do not click', url: 'javascript:alert(1)' },
                { kind: 'text', text: ' and ' },
                { kind: 'code', text: 'a`b|c' },
                { kind: 'text', text: '.' },
              ],
            },
          },
        },
        {
          kind: 'item',
          depth: 1,
          text: text({
            en: 'All servers are alike.',
            es: 'Todos los servidores son iguales.',
            fr: 'Tous les serveurs sont identiques.',
            'zh-Hant': '所有伺服器都相同。',
            'zh-Hans': '所有服务器都相同。',
          }),
        },
        { kind: 'item', depth: 2, text: text({ en: 'Only English says this.' }) },
        {
          kind: 'alert',
          depth: 0,
          alert: 'caution',
          text: text({
            en: 'Do not touch the back end site.',
            es: 'No modifique el sitio de back-end.',
            fr: 'Ne modifiez pas le site principal.',
            'zh-Hant': '請勿變更後端網站。',
            'zh-Hans': '请勿变更后端网站。',
          }),
        },
      ],
      steps: [],
    },
    {
      id: 'P2',
      role: 'prerequisites',
      title: text({
        en: 'Before you begin',
        es: 'Antes de empezar',
        fr: 'Avant de commencer',
        'zh-Hant': '開始之前',
        'zh-Hans': '开始之前',
      }),
      scope: 'organization',
      subjects: [],
      passages: [
        {
          kind: 'item',
          depth: 1,
          text: text({
            en: 'Permissions: Organization Management.',
            es: 'Permisos: Organization Management.',
            fr: 'Autorisations\u00a0: Organization Management.',
            'zh-Hant': '權限：Organization Management。',
            'zh-Hans': '权限：Organization Management。',
          }),
        },
        {
          kind: 'item',
          depth: 1,
          text: text({
            en: 'A backup of the configuration exists.',
            es: 'Existe una copia de seguridad de la configuración.',
            fr: 'Une sauvegarde de la configuration existe.',
            'zh-Hant': '已備份設定。',
            'zh-Hans': '已备份设定。',
          }),
        },
      ],
      steps: [],
    },
    {
      id: 'P3',
      role: 'procedure',
      title: text({
        en: 'Outlook Anywhere',
        es: 'Outlook Anywhere',
        fr: 'Outlook Anywhere',
        'zh-Hant': 'Outlook 無所不在',
        'zh-Hans': 'Outlook 无所不在',
      }),
      scope: 'server',
      subjects: ['Rpc (Default Web Site)'],
      passages: [],
      steps: [
        step('S01', {
          text: text({
            en: 'Read the present values:',
            es: 'Lea los valores actuales:',
            fr: 'Lisez les valeurs actuelles\u00a0:',
            'zh-Hant': '讀取目前的值：',
            'zh-Hans': '读取目前的值：',
          }),
          kind: 'read',
          chosen: 0,
          methods: [{ host: 'exchange-management-shell', scriptable: true, disruption: 0, actions: [run(readBack)] }],
        }),
        step('S02', {
          text: text({
            en: 'Enable offloading for Outlook Anywhere.',
            es: 'Habilite la descarga para Outlook Anywhere.',
            fr: 'Activez le déchargement pour Outlook Anywhere.',
            'zh-Hant': '啟用 Outlook 無所不在的卸載。',
            'zh-Hans': '启用 Outlook 无所不在的卸载。',
          }),
          kind: 'change',
          alerts: [
            {
              kind: 'warning',
              body: [
                text({
                  en: 'Clients authenticate in clear text behind the load balancer.',
                  es: 'Los clientes se autentican en texto sin cifrar detrás del equilibrador de carga.',
                  fr: 'Les clients s’authentifient en clair derrière l’équilibreur de charge.',
                  'zh-Hant': '用戶端會在負載平衡器後方以純文字驗證。',
                  'zh-Hans': '客户端会在负载平衡器后方以纯文字验证。',
                }),
              ],
            },
            { kind: 'note', body: [text({ en: 'Only English has this note.' })] },
          ],
          chosen: 1,
          methods: [
            {
              host: 'exchange-admin-center',
              text: text({
                en: 'Use the EAC',
                es: 'Usar el EAC',
                fr: 'Utiliser le CAE',
                'zh-Hant': '使用 EAC',
                'zh-Hans': '使用 EAC',
              }),
              scriptable: false,
              disruption: 0,
              actions: [
                {
                  kind: 'instruct',
                  text: text({
                    en: 'Open Servers > Servers and select the server.',
                    es: 'Abra Servidores > Servidores y seleccione el servidor.',
                    fr: 'Ouvrez Serveurs > Serveurs et sélectionnez le serveur.',
                    'zh-Hant': '開啟 [伺服器] > [伺服器]，然後選取伺服器。',
                    'zh-Hans': '开启 [服务器] > [服务器]，然后选取服务器。',
                  }),
                },
                {
                  kind: 'instruct',
                  text: text({
                    en: 'Select Allow SSL offloading and click Save.',
                    es: 'Active Permitir descarga de SSL y haga clic en Guardar.',
                    fr: 'Activez Autoriser le déchargement SSL, puis cliquez sur Enregistrer.',
                    'zh-Hant': '選取 [允許 SSL 卸載]，然後按一下 [儲存]。',
                    'zh-Hans': '选取 [允许 SSL 卸载]，然后按一下 [储存]。',
                  }),
                },
              ],
            },
            {
              host: 'exchange-management-shell',
              text: text({
                en: 'Use the Shell',
                es: 'Usar el Shell',
                fr: 'Utiliser le Shell',
                'zh-Hant': '使用命令介面',
                'zh-Hans': '使用命令介面',
              }),
              scriptable: true,
              disruption: 0,
              actions: [run(setOutlookAnywhere)],
            },
          ],
          subjects: ['Rpc (Default Web Site)'],
        }),
        step('S03', {
          text: text({
            en: 'Wait until the service has copied the settings.',
            es: 'Espere hasta que el servicio haya copiado la configuración.',
            fr: 'Attendez que le service ait copié les paramètres.',
            'zh-Hant': '等待服務複製設定。',
            'zh-Hans': '等待服务复制设定。',
          }),
          kind: 'wait',
          minutes: 15,
        }),
      ],
    },
    {
      id: 'P4',
      role: 'procedure',
      title: text({
        en: 'Outlook Web App',
        es: 'Outlook Web App',
        fr: 'Outlook Web App',
        'zh-Hant': 'Outlook Web App',
        'zh-Hans': 'Outlook Web App',
      }),
      scope: 'server',
      subjects: ['Default Web Site/owa'],
      passages: [],
      steps: [
        step('S04', {
          text: text({
            en: 'Turn off SSL on the virtual directory.',
            es: 'Desactive SSL en el directorio virtual.',
            fr: 'Désactivez SSL sur le répertoire virtuel.',
            'zh-Hant': '關閉虛擬目錄的 SSL。',
            'zh-Hans': '关闭虚拟目录的 SSL。',
          }),
          kind: 'change',
          chosen: 0,
          methods: [
            {
              host: 'command-prompt',
              scriptable: true,
              disruption: 1,
              actions: [
                run(setFlags, {
                  en: 'Open a command prompt and run:',
                  es: 'Abra un símbolo del sistema y ejecute:',
                  fr: 'Ouvrez une invite de commandes et exécutez\u00a0:',
                  'zh-Hant': '開啟命令提示字元並執行：',
                  'zh-Hans': '开启命令提示字元并执行：',
                }),
              ],
            },
          ],
          subjects: ['Default Web Site/owa'],
        }),
        step('S05', {
          text: text({
            en: 'Recycle the pool of Outlook Web App.',
            es: 'Recicle el grupo de Outlook Web App.',
            fr: 'Recyclez le pool d’Outlook Web App.',
            'zh-Hant': '回收 Outlook Web App 的集區。',
            'zh-Hans': '回收 Outlook Web App 的集区。',
          }),
          kind: 'restart',
          coalescedInto: 'S08',
          chosen: 0,
          methods: [
            {
              host: 'command-prompt',
              scriptable: true,
              disruption: 2,
              actions: [run(recycle('MSExchangeOWAAppPool'))],
            },
          ],
        }),
        step('S06', {
          text: text({
            en: 'Turn off SSL on the ActiveSync directory.',
            es: 'Desactive SSL en el directorio de ActiveSync.',
            fr: 'Désactivez SSL sur le répertoire ActiveSync.',
            'zh-Hant': '關閉 ActiveSync 目錄的 SSL。',
            'zh-Hans': '关闭 ActiveSync 目录的 SSL。',
          }),
          kind: 'change',
          blocked: [BLOCKING],
          findings: [BLOCKING],
          chosen: 0,
          methods: [
            {
              host: 'command-prompt',
              scriptable: true,
              disruption: 1,
              actions: [
                run(
                  planned(
                    'appcmd set config "Default Web Site/PoolName" /section:access /sslFlags:None /commit:APPHOST',
                    { disruption: 1 },
                    'cmd',
                  ),
                ),
              ],
            },
          ],
        }),
        step('S07', {
          text: text({
            en: 'Tell the users.',
            es: 'Informe a los usuarios.',
            fr: HOSTILE,
            'zh-Hant': '通知使用者。',
            'zh-Hans': '通知使用者。',
          }),
          kind: 'manual',
          alerts: [
            {
              kind: 'tip',
              body: [text({ en: HOSTILE, es: HOSTILE, fr: HOSTILE, 'zh-Hant': HOSTILE, 'zh-Hans': HOSTILE })],
            },
          ],
          methods: [
            {
              text: text({
                en: 'By mail',
                es: 'Por correo',
                fr: 'Par courrier',
                'zh-Hant': '使用郵件',
                'zh-Hans': '使用邮件',
              }),
              scriptable: false,
              disruption: 0,
              actions: [
                {
                  kind: 'instruct',
                  text: text({
                    en: 'Write a message.',
                    es: 'Escriba un mensaje.',
                    fr: 'Rédigez un message.',
                    'zh-Hant': '撰寫郵件。',
                    'zh-Hans': '撰写邮件。',
                  }),
                },
              ],
            },
            {
              text: text({
                en: 'By telephone',
                es: 'Por teléfono',
                fr: 'Par téléphone',
                'zh-Hant': '使用電話',
                'zh-Hans': '使用电话',
              }),
              scriptable: false,
              disruption: 0,
              actions: [
                {
                  kind: 'instruct',
                  text: text({
                    en: 'Call them.',
                    es: 'Llámelos.',
                    fr: 'Appelez-les.',
                    'zh-Hant': '撥打電話。',
                    'zh-Hans': '拨打电话。',
                  }),
                },
              ],
            },
          ],
        }),
        step('S08', {
          text: text({
            en: 'Recycle the pool once more.',
            es: 'Vuelva a reciclar el grupo.',
            fr: 'Recyclez le pool encore une fois.',
            'zh-Hant': '再次回收集區。',
            'zh-Hans': '再次回收集区。',
          }),
          kind: 'restart',
          chosen: 0,
          methods: [
            {
              host: 'command-prompt',
              scriptable: true,
              disruption: 2,
              actions: [run(recycle('MSExchangeOWAAppPool'))],
            },
          ],
          decided: {
            finding: 'ffeeddccbbaa0099',
            choice: 'replace',
            by: 'Ana Núñez',
            why: 'Twin article has “apppool”; see CHG-1',
          },
        }),
        step('S09', {
          text: text({
            en: 'Restart everything.',
            es: 'Reinicie todo.',
            fr: 'Redémarrez tout.',
            'zh-Hant': '重新啟動所有項目。',
            'zh-Hans': '重新启动所有项目。',
          }),
          kind: 'restart',
          decided: { finding: 'ffeeddccbbaa0011', choice: 'skip', by: 'Ana Núñez', why: 'not needed' },
          chosen: 0,
          methods: [
            {
              host: 'command-prompt',
              scriptable: true,
              disruption: 3,
              actions: [run(planned('iisreset /noforce', { action: 'restart', disruption: 3 }, 'cmd'))],
            },
          ],
        }),
      ],
    },
    {
      id: 'P5',
      role: 'verification',
      title: text({
        en: 'How do you know this worked?',
        es: '¿Cómo saber si funcionó?',
        fr: 'Comment savoir si cela a fonctionné\u202f?',
        'zh-Hant': '如何知道這是否正常運作？',
        'zh-Hans': '如何知道这是否正常运作？',
      }),
      scope: 'server',
      subjects: [],
      passages: [],
      steps: [
        step('S10', {
          text: text({
            en: 'Read the values back.',
            es: 'Vuelva a leer los valores.',
            fr: 'Relisez les valeurs.',
            'zh-Hant': '再次讀取值。',
            'zh-Hans': '再次读取值。',
          }),
          kind: 'read',
          chosen: 0,
          methods: [
            {
              host: 'exchange-management-shell',
              scriptable: true,
              disruption: 0,
              actions: [
                {
                  kind: 'verify',
                  command: readBack,
                  text: text({
                    en: 'SSLOffloading is True.',
                    es: 'SSLOffloading es True.',
                    fr: 'SSLOffloading vaut True.',
                    'zh-Hant': 'SSLOffloading 為 True。',
                    'zh-Hans': 'SSLOffloading 为 True。',
                  }),
                },
              ],
            },
          ],
        }),
      ],
    },
    {
      id: 'P6',
      role: 'script',
      title: text({
        en: 'All in one',
        es: 'Todo en uno',
        fr: 'Tout en un',
        'zh-Hant': '一次完成',
        'zh-Hans': '一次完成',
      }),
      scope: 'server',
      subjects: [],
      passages: [{ kind: 'code', depth: 0, text: text({ en: '' }), commands: [setOutlookAnywhere, setFlags] }],
      steps: [],
    },
  ],
  findings: [
    {
      fingerprint: BLOCKING,
      rule: 'sample-rule',
      severity: 'error',
      data: { command: 'Default Web Site/PoolName', section: 'Microsoft-Server-ActiveSync' },
      places: [
        {
          path: 'sources/en.md',
          locale: 'en',
          region: NOWHERE,
          excerpt: 'appcmd set config "Default Web Site/PoolName"',
        },
        { path: 'sources/es.md', locale: 'es', region: NOWHERE, excerpt: '</script> $(evil) | x' },
      ],
      blames: true,
      evidence: 'consistency',
      steps: ['S06'],
    },
  ],
}
