{{- /* What is not secret, as environment variables. This file alone differs between the charts. */ -}}
{{- define "service.settings" -}}
FAULT_DELAY_MS: {{ .Values.faults.delayMs | int | quote }}
FAULT_FAIL_PERCENT: {{ .Values.faults.failPercent | int | quote }}
FAULT_NOT_READY: {{ .Values.faults.notReady | quote }}
{{- end -}}

{{- /* TCP ports that the settings lead to, for the NetworkPolicy. */ -}}
{{- define "service.egressPorts" -}}
[]
{{- end -}}
