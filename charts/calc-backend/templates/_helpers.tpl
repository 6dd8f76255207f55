{{- /* The same file in every chart. Names do not depend on the release, so that others find the Service. */ -}}

{{- define "service.version" -}}
{{- .Values.version | default .Chart.AppVersion -}}
{{- end -}}

{{- define "service.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else if eq .Values.image.tag "latest" -}}
{{- fail "image.tag is 'latest', which names no version: give the version, or image.digest." -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (required "Neither image.tag nor image.digest is given: give one of them." .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- /* Any text as a label's value: at most 63 of A-Z a-z 0-9 . _ - with a letter or digit at both ends. */ -}}
{{- define "service.label" -}}
{{- regexReplaceAll "[^A-Za-z0-9._-]+" . "-" | trunc 63 | trimAll "._-" | default "unknown" | quote -}}
{{- end -}}

{{- /* They never change: a Deployment's selector cannot. */ -}}
{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.labels" -}}
app.kubernetes.io/version: {{ include "service.label" (include "service.version" .) }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ include "service.label" (printf "%s-%s" .Chart.Name .Chart.Version) }}
{{- end -}}

{{- define "service.running" -}}
version: {{ include "service.label" (include "service.version" .) }}
commit: {{ include "service.label" .Values.commit }}
build: {{ include "service.label" .Values.build }}
{{- with .Values.slot }}
slot: {{ include "service.label" . }}
{{- end }}
{{- end -}}

{{- define "service.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1654
runAsGroup: 1654
fsGroup: 1654
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "service.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "service.pullSecrets" -}}
{{- with .Values.image.pullSecrets -}}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end -}}
{{- end -}}
