"""Sentences that state the codes of the taxonomy which count what reports, plans and articles of
2026 tell, in words of their own. Each case as in ``facts_cases.py``."""

from __future__ import annotations

from facts_cases import GENERAL, GOALS, ICT, REFORM, SCHOOL, Case

COMMUNE = "Báo cáo kết quả công tác cải cách hành chính quý II năm 2025"
NEWS = "Chuyển đổi số về làng"

LABOUR = "Kết quả công tác lao động, việc làm và giảm nghèo năm 2024"
HEALTH = "Kết quả công tác y tế năm 2024"
PROJECT = "Kết quả thực hiện Đề án 06 tháng 9 năm 2024"

NEW_CODES: list[Case] = [
    (
        NEWS,
        "",
        "Các khu dân cư phủ sóng 4G (tối thiểu 35 Mbps).",
        [("infra.broadband.speed", "35")],
    ),
    # ------------------------------------------------------------ people on the Internet and what they use
    (
        NEWS,
        "",
        "Năm 2015 cả huyện có 21.000 người sử dụng internet và 88.000 kết nối di động. Khảo sát năm 2021: "
        "76% học sinh sử dụng internet hằng ngày. Zalo là mạng xã hội được dùng nhiều nhất với 81,5%, "
        "Facebook 70,2%. Có 64% người trên 60 tuổi truy cập mạng xã hội.",
        [
            ("infra.subscriber.count", "21000"),
            ("infra.subscriber.count", "88000"),
            ("infra.broadband.household", "76"),
            ("dt.social_media.user", "81.5"),
            ("dt.social_media.user", "70.2"),
            ("dt.social_media.user", "64"),
        ],
    ),
    (
        NEWS,
        "",
        "Xã tổ chức 14 đợt hướng dẫn người dân cài ứng dụng VNeID. Năm qua huyện đào tạo 1.350 lượt người "
        "dân, hộ kinh doanh về chuyển đổi số. 72% người dân trong độ tuổi lao động có kỹ năng số cơ bản.",
        [
            ("dt.skill.class", "14"),
            ("dt.skill.citizen", "1350"),
            ("dt.skill.citizen", "72"),
        ],
    ),
    (
        NEWS,
        "",
        "61% hộ kinh doanh đã có hiện diện số. 88% điểm du lịch gắn mã QR giới thiệu. 95% phòng "
        "ban dùng ít nhất một công cụ trí tuệ nhân tạo. 83% công dân có thẻ BHYT được tích hợp sổ sức khỏe "
        "điện tử trên VNeID. Tỷ lệ hài lòng của bà con đạt 97%.",
        [
            ("dt.enterprise.digital", "61"),
            ("dt.tourism.digital", "88"),
            ("app.ai.user", "95"),
            ("dt.health.record", "83"),
            ("ops.satisfaction.share", "97"),
        ],
    ),
    (
        NEWS,
        "",
        "Doanh thu dịch vụ AI và phân tích dữ liệu của tập đoàn đạt 640 tỷ đồng. Giải ngân vốn ngân sách "
        "tỉnh cho chuyển đổi số đạt 84%.",
        [
            ("dt.ict.revenue", "640000000000"),
            ("fin.ict.disbursed_share", "84"),
        ],
    ),
    # ------------------------------------------------------------ what whole reports always count
    (
        PROJECT,
        "",
        "Toàn huyện có 42/45 trường học thu học phí không dùng tiền mặt, đạt 93,3%.",
        [("dt.cashless.school", "42/45"), ("dt.cashless.school", "93.3")],
    ),
    (
        ICT,
        "",
        "Khoảng 35% máy tính ở các xã có cấu hình thấp.",
        [("infra.pc.obsolete", "35")],
    ),
    (
        SCHOOL,
        "",
        "Toàn ngành có 92 máy chiếu; tỷ lệ máy tính/học sinh là 1/24.",
        [("infra.projector.count", "92"), ("edu.pc_per_pupil", "1/24")],
    ),
    (
        ICT,
        "",
        "Trong năm mua mới 06 máy quét cho bộ phận một cửa.",
        [("proc.scanner.count", "6")],
    ),
    (
        REFORM,
        "",
        "Có 52 dịch vụ công phát sinh hồ sơ trực tuyến.",
        [("ops.service.with_dossier", "52")],
    ),
    (
        REFORM,
        "",
        "Sở ban hành Kế hoạch cải cách hành chính năm 2023 với 41 nhiệm vụ; đến hết quý III đã hoàn thành "
        "30/41 nhiệm vụ, đạt 73,2%.",
        [
            ("par.plan.task", "41"),
            ("par.plan.done", "30/41"),
            ("par.plan.done", "73.2"),
        ],
    ),
    (
        ICT,
        "",
        "Kinh phí số hóa tài liệu lưu trữ là 1.250 triệu đồng.",
        [("fin.ict.digitising", "1250000000")],
    ),
    (
        HEALTH,
        "",
        "Đã liên thông 905 giấy chứng sinh và 1.120 giấy khám sức khỏe lái xe.",
        [
            ("dt.health.certificate", "905"),
            ("dt.health.certificate", "1120"),
        ],
    ),
    (
        HEALTH,
        "",
        "98% hồ sơ khám chữa bệnh BHYT được gửi lên Cổng tiếp nhận dữ liệu trong ngày.",
        [("dt.health.claim", "98")],
    ),
    (
        LABOUR,
        "",
        "Trung tâm tổ chức 15 phiên giao dịch việc làm, trong đó 06 phiên trực tuyến; tư vấn cho 5.200 "
        "lượt người.",
        [("job.online_fair", "6")],
    ),
    (
        LABOUR,
        "",
        "Tỷ lệ hộ nghèo thiếu hụt sử dụng dịch vụ viễn thông là 12,4%, thiếu hụt nhà tiêu 40,1%.",
        [("infra.poor.lacking", "12.4")],
    ),
    # ------------------------------------------------------------ whose a figure is
    (
        REFORM,
        "",
        "100% thủ tục hành chính được cung cấp dịch vụ công trực tuyến toàn trình; tỷ lệ hồ sơ nộp trực "
        "tuyến đạt 85%.",
        [
            ("ops.service.level34.share", "100"),
            ("ops.dossier.online", "85"),
        ],
    ),
    (
        PROJECT,
        "",
        "Thu nhận 1.500 hồ sơ căn cước; nâng tỷ lệ kích hoạt tài khoản định danh điện tử đạt 88% trở lên.",
        [("dt.idcard.issued", "1500"), ("dt.eid.activated", "88")],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh có 1.684 trạm phát sóng di động, trong đó 212 trạm 5G; 100% xã, phường có cáp quang.",
        [
            ("infra.mobile.station", "1684"),
            ("infra.mobile.station", "212"),
            ("infra.broadband.commune", "100"),
        ],
    ),
    (
        REFORM,
        "",
        "Bộ phận tiếp nhận và trả kết quả các phường tiếp nhận 21.140 hồ sơ; đã ký số kết quả giải quyết "
        "cho 875 hồ sơ.",
        [("ops.dossier.received", "21140"), ("ops.result.electronic", "875")],
    ),
    (
        PROJECT,
        "Dịch vụ công",
        "Đăng ký khai sinh trực tuyến 186 trường hợp. Thanh toán trực tuyến đạt 42,6%.",
        [("ops.dossier.online", "186"), ("ops.payment.online", "42.6")],
    ),
    (
        PROJECT,
        "",
        "Trong tháng đăng 64 tin, bài trên các trang Zalo, Facebook của xã, phát thanh 188 lượt.",
        [("portal.social.count", "64")],
    ),
    (
        PROJECT,
        "Dữ liệu",
        "Đã làm sạch, cập nhật 9.450 hội viên vào cơ sở dữ liệu quốc gia về dân cư.",
        [("dt.data.updated", "9450")],
    ),
    (
        GENERAL,
        "",
        "Có 312/340 doanh nghiệp sử dụng hóa đơn điện tử khởi tạo từ máy tính tiền.",
        [("dt.einvoice.count", "312/340")],
    ),
    (
        ICT,
        "Phần mềm",
        "Phần mềm lưu ảnh chụp nên giảm in phim nhựa được 1,1 tỷ đồng.",
        [],
    ),
    # ------------------------------------------------------------ parts of indices in prose
    (
        REFORM,
        "",
        "PAR INDEX năm 2023 của tỉnh xếp thứ 21. Trong các chỉ số thành phần, xây dựng chính quyền điện "
        "tử, chính quyền số được 85,1%, cải cách thủ tục hành chính 95,03%; thấp nhất là cải cách tài "
        "chính công 79,8%.",
        [
            ("index.par_index.egov", "85.1"),
            ("index.par_index.procedures", "95.03"),
        ],
    ),
    (
        REFORM,
        "",
        "Chỉ số PAPI: tổng điểm 41,38. Trục quản trị điện tử chỉ 2,94/10 điểm; thủ tục hành chính công "
        "7,11 điểm; cung ứng dịch vụ công 7,6 điểm.",
        [
            ("index.papi", "41.38"),
            ("index.papi.egov", "2.94"),
            ("index.papi.procedures", "7.11"),
        ],
    ),
    (
        REFORM,
        "",
        "Theo Bộ chỉ số 766, tỉnh đạt 86,05 điểm; số hóa hồ sơ đạt 7,2/10 điểm, thanh toán trực tuyến "
        "7,3/10 điểm.",
        [
            ("index.service_quality", "86.05"),
            ("index.service_quality.digitized", "7.2"),
            ("index.service_quality.payment", "7.3"),
        ],
    ),
    # ------------------------------------------------------------ services
    (
        COMMUNE,
        "",
        "Trung tâm bố trí 03 máy lấy số tự động và 02 kiosk tra cứu thủ tục.",
        [("ops.kiosk.count", "3"), ("ops.kiosk.count", "2")],
    ),
    (
        COMMUNE,
        "",
        "Lắp đặt 05 ki-ốt tự phục vụ tại các khu dân cư; ki-ốt ghi nhận 1.240 lượt sử dụng.",
        [("ops.kiosk.count", "5"), ("ops.kiosk.use", "1240")],
    ),
    (GENERAL, "Thương mại", "Chợ trung tâm có 120 ki-ốt của tiểu thương.", []),
    (
        COMMUNE,
        "",
        "Tổng đài 1022 tiếp nhận 8.415 cuộc gọi, giải đáp qua đường dây nóng 312 lượt gọi.",
        [("ops.hotline.calls", "8415"), ("ops.hotline.calls", "312")],
    ),
    (
        COMMUNE,
        "",
        "Hệ thống tự động gửi 15.230 tin nhắn SMS thông báo kết quả giải quyết hồ sơ cho công dân.",
        [("ops.notify.message", "15230")],
    ),
    (
        COMMUNE,
        "",
        "Gửi 2.100 thông báo qua Zalo nhắc công dân đến nhận kết quả.",
        [("ops.notify.message", "2100")],
    ),
    (COMMUNE, "", "Chặn 1.500 tin nhắn rác, tin nhắn lừa đảo.", []),
    (
        COMMUNE,
        "Kết quả giải quyết thủ tục hành chính",
        "Tổng số hồ sơ phải giải quyết 1.250, trong đó từ kỳ trước chuyển sang 85 hồ sơ.",
        [("ops.dossier.received", "1250"), ("ops.dossier.carried_over", "85")],
    ),
    (
        COMMUNE,
        "Kết quả giải quyết thủ tục hành chính",
        "Hồ sơ tồn tháng trước chuyển sang là 46 hồ sơ, giảm 12 hồ sơ so với tháng trước.",
        [("ops.dossier.carried_over", "46")],
    ),
    (
        REFORM,
        "",
        "Tỉnh cung cấp 1.915 dịch vụ công trực tuyến mức độ 2.",
        [("ops.service.level12", "1915")],
    ),
    (
        REFORM,
        "",
        "Còn 41 thủ tục hành chính chỉ cung cấp thông tin trực tuyến.",
        [("ops.service.level12", "41")],
    ),
    (
        REFORM,
        "",
        "Tỉnh thực hiện 27 thủ tục hành chính liên thông giữa các cấp.",
        [("ops.service.interlinked", "27")],
    ),
    (
        REFORM,
        "Cải cách thủ tục hành chính",
        "Thời gian giải quyết thủ tục hành chính rút ngắn 35%, chi phí tuân thủ giảm 28%.",
        [("ops.procedure.time_cut", "35"), ("ops.procedure.cost_cut", "28")],
    ),
    (
        REFORM,
        "Cải cách thủ tục hành chính",
        "Phấn đấu giảm tối thiểu 30% thời gian giải quyết thủ tục hành chính và 30% chi phí tuân thủ.",
        [("ops.procedure.time_cut", "30"), ("ops.procedure.cost_cut", "30")],
    ),
    (
        REFORM,
        "Cải cách thủ tục hành chính",
        "Tỷ lệ cắt giảm thời gian thực hiện thủ tục hành chính đạt 22,5%.",
        [("ops.procedure.time_cut", "22.5")],
    ),
    (GENERAL, "Điện lực", "Thời gian mất điện bình quân giảm 15%.", []),
    (
        REFORM,
        "",
        "Sở Nội vụ khảo sát 3.600 người dân để đánh giá mức độ hài lòng đối với sự phục vụ hành chính.",
        [("ops.satisfaction.surveyed", "3600")],
    ),
    (
        REFORM,
        "",
        "Để đo lường sự hài lòng của người dân, phường phát ra 500 phiếu khảo sát, thu về 487 phiếu.",
        [
            ("ops.satisfaction.surveyed", "500"),
            ("ops.satisfaction.surveyed", "487"),
        ],
    ),
    (
        GENERAL,
        "Hải quan",
        "Đã có trên 74.000 doanh nghiệp tham gia Cơ chế một cửa quốc gia; trao đổi 1,2 triệu C/O mẫu D điện tử qua Cơ chế một cửa ASEAN.",
        [("ops.nsw.enterprise", "74000"), ("ops.nsw.certificate", "1200000")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "100% thông tin, giấy tờ trong thủ tục hành chính chỉ phải cung cấp một lần.",
        [("ops.dossier.once_only", "100")],
    ),
    (
        COMMUNE,
        "",
        "Thành lập 24 điểm hỗ trợ dịch vụ công trực tuyến tại nhà văn hóa.",
        [("ops.support_point.count", "24")],
    ),
    (
        COMMUNE,
        "",
        "Niêm yết 318 mã QR tra cứu thủ tục hành chính tại bộ phận một cửa.",
        [("ops.procedure.qr", "318")],
    ),
    # ------------------------------------------------------------ applications
    (
        ICT,
        "",
        "Chatbot của Cổng dịch vụ công trả lời 46.300 câu hỏi, 12.500 lượt tương tác với trợ lý ảo.",
        [("app.ai.question", "46300"), ("app.ai.question", "12500")],
    ),
    (
        ICT,
        "",
        "Có 1.250 công chức sử dụng trợ lý ảo; 60% cơ quan ứng dụng trí tuệ nhân tạo.",
        [("app.ai.user", "1250"), ("app.ai.user", "60")],
    ),
    (
        ICT,
        "",
        "Tập huấn ứng dụng trí tuệ nhân tạo cho 120 công chức.",
        [("hr.training.participant_count", "120")],
    ),
    (
        ICT,
        "",
        "85% cán bộ, công chức được cấp chữ ký số; 92% công chức sử dụng phần mềm quản lý văn bản.",
        [("app.signature.staff_share", "85"), ("app.dms.staff_share", "92")],
    ),
    (
        ICT,
        "",
        "Hệ thống thông tin địa lý có 64 lớp dữ liệu không gian.",
        [("app.gis.layer", "64")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "100% nền tảng số dùng chung được xây dựng, đưa vào vận hành.",
        [("app.platform.deployed", "100")],
    ),
    # ------------------------------------------------------------ infrastructure
    (
        ICT,
        "Hiện trạng hạ tầng",
        "Cơ quan có 25 máy in, 4 máy scan, 6 bộ lưu điện, 3 switch.",
        [
            ("infra.printer.count", "25"),
            ("infra.scanner.count", "4"),
            ("infra.ups.count", "6"),
            ("infra.network_device.count", "3"),
        ],
    ),
    (ICT, "", "Mỗi phòng được trang bị 01 máy in.", []),
    (
        ICT,
        "",
        "Toàn tỉnh có 215 điểm phát wifi miễn phí; phủ wifi công cộng tại 40 điểm du lịch.",
        [("infra.wifi.point", "215"), ("infra.wifi.point", "40")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ sử dụng IPv6 đạt 64,2%; 58/63 tỉnh, thành phố đã chuyển đổi IPv6 cho cổng thông tin.",
        [("infra.ipv6.share", "64.2"), ("infra.ipv6.agency", "58/63")],
    ),
    (
        ICT,
        "Viễn thông",
        "Toàn tỉnh hiện có 1.205 cột ăng-ten; còn 17 thôn lõm sóng, 4 bản chưa có sóng di động.",
        [
            ("infra.mobile.site", "1205"),
            ("infra.mobile.gap", "17"),
            ("infra.mobile.gap", "4"),
        ],
    ),
    (
        ICT,
        "Viễn thông",
        "Tổng chiều dài mạng cáp quang 8.450 km; tỷ lệ ngầm hóa mạng cáp viễn thông đạt 31%.",
        [("infra.fiber.length", "8450"), ("infra.cable.underground", "31")],
    ),
    (GENERAL, "Điện lực", "Ngầm hóa lưới điện trung thế đạt 31%.", []),
    (
        ICT,
        "Tài nguyên Internet",
        "Trên địa bàn có 12.480 tên miền .vn đang sử dụng.",
        [("infra.domain.count", "12480")],
    ),
    (ICT, "", "Phát hiện 310 tên miền độc hại.", []),
    (
        ICT,
        "",
        "Có 35 điểm bưu điện văn hóa xã có Internet.",
        [("infra.public_access.point", "35")],
    ),
    (
        ICT,
        "",
        "Trung tâm dữ liệu có hệ thống lưu trữ SAN dung lượng 350 TB.",
        [("infra.storage.capacity", "350")],
    ),
    (
        GENERAL,
        "",
        "Lắp đặt 22 trạm đo mưa tự động, 8 trạm quan trắc tự động môi trường nước.",
        [("infra.sensor.count", "22"), ("infra.sensor.count", "8")],
    ),
    (
        ICT,
        "",
        "Mạng WAN kết nối 95% sở, ban, ngành.",
        [("infra.wan.coverage", "95")],
    ),
    (
        ICT,
        "",
        "Có 42 đài truyền thanh ứng dụng công nghệ thông tin, 310 cụm loa thông minh.",
        [
            ("infra.smart_speaker.count", "42"),
            ("infra.smart_speaker.count", "310"),
        ],
    ),
    # ------------------------------------------------------------ schools, health
    (
        SCHOOL,
        "",
        "Kho học liệu số có 2.350 bài giảng điện tử; ngân hàng câu hỏi có 18.000 câu hỏi.",
        [("edu.elearning_lecture", "2350"), ("edu.question_bank", "18000")],
    ),
    (
        SCHOOL,
        "",
        "98% phụ huynh sử dụng sổ liên lạc điện tử; 75% giáo viên soạn bài giảng điện tử.",
        [("edu.parent_contact", "98"), ("edu.teacher_it_share", "75")],
    ),
    (
        SCHOOL,
        "",
        "Có 18/20 phòng học có ti vi; 90% trường học sử dụng phần mềm quản lý nhà trường.",
        [("edu.classroom_screen", "18/20"), ("edu.software_share", "90")],
    ),
    (
        GENERAL,
        "Y tế",
        "Đã liên thông 215.400 đơn thuốc điện tử; thực hiện 320 ca hội chẩn từ xa.",
        [("dt.health.prescription", "215400"), ("dt.health.telehealth", "320")],
    ),
    # ------------------------------------------------------------ digital transformation of people and trade
    (
        NEWS,
        "",
        "Đoàn xã trao tặng 45 máy tính bảng cho học sinh nghèo; doanh nghiệp ủng hộ 300 SIM 4G.",
        [("dt.device.donated", "45"), ("dt.device.donated", "300")],
    ),
    (
        NEWS,
        "",
        "Qua rà soát, còn 1.120 hộ chưa có điện thoại thông minh.",
        [("dt.smartphone.lacking", "1120")],
    ),
    (
        ICT,
        "Kinh tế số",
        "Có 214 hộ kinh doanh bán hàng trên sàn thương mại điện tử; 86 hợp tác xã mở gian hàng trực tuyến.",
        [("dt.ecommerce.household", "214"), ("dt.ecommerce.household", "86")],
    ),
    (
        ICT,
        "Kinh tế số",
        "Tạo 12.300 tài khoản trên sàn Postmart; đưa 415 sản phẩm lên sàn thương mại điện tử; phát sinh 9.120 đơn hàng.",
        [
            ("dt.ecommerce.account", "12300"),
            ("dt.ecommerce.product", "415"),
            ("dt.ecommerce.order", "9120"),
        ],
    ),
    (
        ICT,
        "Kinh tế số",
        "Doanh thu bán hàng trên sàn thương mại điện tử đạt 3,6 tỷ đồng.",
        [("dt.ecommerce.revenue", "3600000000")],
    ),
    (
        GENERAL,
        "Nông nghiệp",
        "Có 520 sản phẩm được gắn tem truy xuất nguồn gốc; 96 cơ sở tham gia hệ thống truy xuất nguồn gốc; phát hành 1,4 triệu tem truy xuất nguồn gốc.",
        [
            ("dt.trace.product", "520"),
            ("dt.trace.unit", "96"),
            ("dt.trace.stamp", "1400000"),
        ],
    ),
    (
        ICT,
        "",
        "Cổng dữ liệu mở có 15.600 lượt tải về.",
        [("dt.data.open_use", "15600")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "80% sở, ngành đạt cấp độ 3 về trưởng thành dữ liệu.",
        [("dt.data.maturity", "80")],
    ),
    (
        NEWS,
        "",
        "Toàn huyện mở 64 lớp bình dân học vụ số với 3.150 lượt học viên.",
        [("dt.skill.class", "64"), ("dt.skill.citizen", "3150")],
    ),
    (
        ICT,
        "",
        "Gắn 5.200 biển địa chỉ số cho các hộ dân.",
        [("dt.address.plate", "5200")],
    ),
    (
        NEWS,
        "",
        "Xây dựng 12 chợ 4.0 và 5 tuyến phố không dùng tiền mặt; phát 300 loa báo tiền.",
        [
            ("dt.cashless.market", "12"),
            ("dt.cashless.market", "5"),
            ("dt.cashless.terminal", "300"),
        ],
    ),
    (
        GENERAL,
        "Ngân hàng",
        "Tỷ lệ giao dịch của khách hàng trên kênh số đạt 94%; 2,1 triệu khách hàng đã xác thực sinh trắc học.",
        [("dt.bank.digital", "94"), ("dt.biometric.verified", "2100000")],
    ),
    (
        GENERAL,
        "",
        "76,2% dân số sử dụng mạng xã hội.",
        [("dt.social_media.user", "76.2")],
    ),
    (
        GENERAL,
        "Thuế",
        "Có 8.400 hộ kinh doanh cài đặt eTax Mobile; số tiền nộp thuế điện tử 215 tỷ đồng.",
        [("dt.einvoice.count", "8400"), ("dt.tax.epayment", "215000000000")],
    ),
    (
        GENERAL,
        "",
        "Toàn tỉnh có 15 thôn thông minh, 3 xã nông thôn mới thông minh.",
        [("dt.smart_village.count", "15"), ("dt.smart_village.count", "3")],
    ),
    (
        GENERAL,
        "Giao thông",
        "Đã dán thẻ thu phí không dừng cho 45.000 xe.",
        [("dt.toll.tag", "45000")],
    ),
    (
        GENERAL,
        "Tư pháp",
        "Tòa án hai cấp tổ chức 126 phiên tòa trực tuyến.",
        [("justice.online_trial", "126")],
    ),
    (
        GENERAL,
        "Văn hóa",
        "Đã số hóa 38 di tích và 1.200 hiện vật; 9 điểm du lịch bán vé điện tử; thư viện số có 21.000 tài liệu số.",
        [
            ("dt.heritage.digitized", "38"),
            ("dt.heritage.digitized", "1200"),
            ("dt.tourism.digital", "9"),
            ("library.digital", "21000"),
        ],
    ),
    # ------------------------------------------------------------ economy, money, indices
    (
        GENERAL,
        "Kinh tế số",
        "Quy mô kinh tế số đạt 36 tỷ USD; kinh tế số tăng trưởng 20%.",
        [("dt.economy.value", "36000000000"), ("dt.economy.growth", "20")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "Tỷ trọng kinh tế số trong từng ngành, lĩnh vực đạt tối thiểu 10%; tỷ lệ lao động kinh tế số trong lực lượng lao động đạt 3%.",
        [("dt.economy.sector_share", "10"), ("dt.economy.labour_share", "3")],
    ),
    (
        GENERAL,
        "",
        "Doanh thu công nghiệp công nghệ thông tin đạt 5.400 tỷ đồng.",
        [("dt.ict.revenue", "5400000000000")],
    ),
    (
        ICT,
        "Chỉ số DTI",
        "Chỉ số DTI năm 2022: chính quyền số 0,6512 điểm; kinh tế số 0,4021 điểm; xã hội số 0,5133 điểm.",
        [
            ("index.dti.government", "0.6512"),
            ("index.dti.economy", "0.4021"),
            ("index.dti.society", "0.5133"),
        ],
    ),
    (
        ICT,
        "Kinh phí",
        "Tỷ lệ giải ngân kinh phí chuyển đổi số đạt 72%.",
        [("fin.ict.disbursed_share", "72")],
    ),
    (
        GOALS,
        "Kinh phí",
        "Bố trí tối thiểu 10% kinh phí chi cho an toàn thông tin trong tổng kinh phí công nghệ thông tin.",
        [("fin.ict.security_share", "10")],
    ),
    # ------------------------------------------------------------ security, portals, others
    (
        ICT,
        "An toàn thông tin",
        "Có 96 trang thông tin điện tử được gắn nhãn tín nhiệm mạng; tổ chức 02 cuộc diễn tập thực chiến an toàn thông tin.",
        [("sec.trust_label", "96"), ("sec.drill.count", "2")],
    ),
    (
        ICT,
        "",
        "Tỉnh duy trì 01 cổng thông tin điện tử và 145 trang thông tin điện tử thành phần.",
        [("portal.site.count", "1"), ("portal.site.count", "145")],
    ),
    (
        ICT,
        "",
        "Chuyên mục hỏi đáp trên Cổng thông tin điện tử đã trả lời 342 câu hỏi.",
        [("portal.qa.count", "342")],
    ),
    (
        COMMUNE,
        "",
        "Fanpage của phường có 5.600 người theo dõi; Zalo OA có 3.450 lượt quan tâm.",
        [("portal.follower", "5600"), ("portal.follower", "3450")],
    ),
    (
        ICT,
        "Họp trực tuyến",
        "Việc họp trực tuyến giúp tiết kiệm 850 triệu đồng chi phí đi lại.",
        [("vc.saving", "850000000")],
    ),
    (
        ICT,
        "",
        "Tỉnh tuyển dụng 12 kỹ sư công nghệ thông tin và hình thành đội ngũ 50 chuyên gia chuyển đổi số.",
        [("hr.it_staff.recruited", "12"), ("hr.dx_expert.count", "50")],
    ),
    (
        ICT,
        "Mua sắm",
        "Mua sắm 02 máy chủ cho Trung tâm tích hợp dữ liệu.",
        [("proc.server.count", "2")],
    ),
    (
        GENERAL,
        "Đấu thầu",
        "Có 412 gói thầu đấu thầu qua mạng, đạt 95% tổng số gói thầu.",
        [("proc.ebidding.share", "412"), ("proc.ebidding.share", "95")],
    ),
    (
        ICT,
        "",
        "Bộ có 13 hệ thống quản lý chất lượng theo tiêu chuẩn ISO.",
        [("ops.procedure.iso", "13")],
    ),
    # ------------------------------------------------------------ other words
    (
        REFORM,
        "",
        "Trong quý, tổng đài hỗ trợ dịch vụ công nhận 1.230 cuộc gọi của người dân.",
        [("ops.hotline.calls", "1230")],
    ),
    (
        REFORM,
        "",
        "Đã gửi 8.700 tin nhắn qua Zalo thông báo tình trạng hồ sơ.",
        [("ops.notify.message", "8700")],
    ),
    (
        REFORM,
        "Tình hình giải quyết hồ sơ",
        "Hồ sơ năm 2023 chuyển sang 312 hồ sơ, tiếp nhận mới 5.120 hồ sơ.",
        [("ops.dossier.carried_over", "312"), ("ops.dossier.received", "5120")],
    ),
    (
        REFORM,
        "",
        "Trong đó dịch vụ công cung cấp thông tin là 233 dịch vụ.",
        [("ops.service.level12", "233")],
    ),
    (
        REFORM,
        "",
        "Qua rà soát đã cắt giảm 1.200 giờ, giảm 40% thời gian giải quyết thủ tục hành chính so với quy định.",
        [("ops.procedure.time_cut", "40")],
    ),
    (
        REFORM,
        "",
        "Chi phí tuân thủ thủ tục hành chính được cắt giảm 31,5%.",
        [("ops.procedure.cost_cut", "31.5")],
    ),
    (
        REFORM,
        "",
        "Có 12.400 lượt người dân đánh giá mức độ hài lòng qua mã QR.",
        [("ops.satisfaction.surveyed", "12400")],
    ),
    (
        ICT,
        "",
        "Trợ lý ảo đã giải đáp 35.000 lượt hỏi của công chức.",
        [("app.ai.question", "35000")],
    ),
    (
        ICT,
        "",
        "100% viên chức của Sở đã được cấp chứng thư số cá nhân.",
        [("app.signature.staff_share", "100")],
    ),
    (
        ICT,
        "",
        "Lắp đặt wifi miễn phí tại 64 nhà văn hóa thôn.",
        [("infra.wifi.point", "64")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ người dùng Internet sử dụng IPv6 là 59%.",
        [("infra.ipv6.share", "59")],
    ),
    (
        ICT,
        "",
        "Hiện còn 23 thôn, bản chưa được phủ sóng di động.",
        [("infra.mobile.gap", "23")],
    ),
    (ICT, "", "Toàn tỉnh còn 15 vùng lõm sóng.", [("infra.mobile.gap", "15")]),
    (
        ICT,
        "Viễn thông",
        "Mạng cáp quang dài 12.300 km.",
        [("infra.fiber.length", "12300")],
    ),
    (
        NEWS,
        "",
        "Chương trình Sóng và máy tính cho em trao 1.500 máy tính bảng, 2.000 điện thoại thông minh.",
        [("dt.device.donated", "1500"), ("dt.device.donated", "2000")],
    ),
    (
        NEWS,
        "",
        "Có 340 hộ mở gian hàng trên Shopee, Postmart.",
        [("dt.ecommerce.household", "340")],
    ),
    (
        ICT,
        "",
        "Số sản phẩm OCOP được đưa lên sàn TMĐT là 128 sản phẩm, đạt 92%.",
        [("dt.ecommerce.product", "128"), ("dt.ecommerce.product", "92")],
    ),
    (
        ICT,
        "",
        "Tổng giá trị giao dịch trên sàn thương mại điện tử đạt 24 tỷ đồng với 31.000 đơn hàng thành công.",
        [
            ("dt.ecommerce.revenue", "24000000000"),
            ("dt.ecommerce.order", "31000"),
        ],
    ),
    (
        ICT,
        "",
        "Doanh thu thương mại điện tử năm 2023 ước đạt 4.500 tỷ đồng.",
        [("dt.ecommerce.revenue", "4500000000000")],
    ),
    (
        ICT,
        "",
        "Mở 128 lớp phổ cập kỹ năng số cho 6.400 người dân.",
        [("dt.skill.class", "128"), ("dt.skill.citizen", "6400")],
    ),
    (
        NEWS,
        "",
        "Đoàn thanh niên gắn 860 biển số nhà gắn mã QR.",
        [("dt.address.plate", "860")],
    ),
    (
        GENERAL,
        "Ngân hàng",
        "Hơn 95% giao dịch được thực hiện trên kênh số.",
        [("dt.bank.digital", "95")],
    ),
    (
        GENERAL,
        "Y tế",
        "Các cơ sở đã kê 95.000 đơn thuốc điện tử.",
        [("dt.health.prescription", "95000")],
    ),
    (
        GENERAL,
        "Y tế",
        "Bệnh viện khám chữa bệnh từ xa cho 1.240 lượt người bệnh.",
        [("dt.health.telehealth", "1240")],
    ),
    (
        ICT,
        "",
        "Giá trị trụ cột chính quyền số đạt 0,5512 điểm, kinh tế số đạt 0,3310 điểm trong DTI 2021.",
        [("index.dti.government", "0.5512"), ("index.dti.economy", "0.331")],
    ),
    (
        GENERAL,
        "Công nghệ thông tin",
        "Tổng doanh thu ngành công nghiệp ICT đạt 136 tỷ USD; xuất khẩu phần cứng, điện tử đạt 113 tỷ USD.",
        [("dt.ict.revenue", "136000000000"), ("dt.ict.export", "113000000000")],
    ),
    (
        ICT,
        "",
        "Kinh phí chuyển đổi số đã giải ngân đạt 65% kế hoạch.",
        [("fin.ict.disbursed_share", "65")],
    ),
    (
        ICT,
        "",
        "Tổ chức 03 đợt diễn tập ứng cứu sự cố an toàn thông tin mạng.",
        [("sec.drill.count", "3")],
    ),
    (
        ICT,
        "",
        "100% trang thông tin điện tử của cơ quan được gán nhãn tín nhiệm mạng.",
        [("sec.trust_label", "100")],
    ),
    (
        ICT,
        "",
        "Trang Facebook của xã thu hút 7.800 người theo dõi.",
        [("portal.follower", "7800")],
    ),
    (
        ICT,
        "",
        "Trả lời 156 câu hỏi của công dân, doanh nghiệp gửi đến Cổng thông tin điện tử tỉnh.",
        [("portal.qa.count", "156")],
    ),
    (
        SCHOOL,
        "",
        "Giáo viên đã xây dựng 640 bài giảng e-learning.",
        [("edu.elearning_lecture", "640")],
    ),
    (
        SCHOOL,
        "",
        "100% học sinh được cấp thẻ học sinh và có học bạ số.",
        [("edu.digital_record", "100")],
    ),
    (GENERAL, "", "Tỷ lệ hộ nghèo giảm 2%; thời gian đi lại giảm 30%.", []),
    (
        GENERAL,
        "Nông nghiệp",
        "Toàn huyện có 45 sản phẩm OCOP, 12 hợp tác xã, 300 hộ chăn nuôi.",
        [],
    ),
    (
        GENERAL,
        "Thương mại",
        "Chợ có 45 hộ kinh doanh, 12 tuyến đường được mở rộng.",
        [],
    ),
    (GENERAL, "Văn hóa", "Tu bổ 12 di tích; thu hút 5.000 lượt khách.", []),
    (GENERAL, "Y tế", "Khám cho 1.200 bệnh nhân, cấp 900 đơn thuốc.", []),
    (
        GENERAL,
        "Giáo dục",
        "Trường có 24 phòng học, 35 giáo viên; 98% học sinh khá giỏi.",
        [],
    ),
    (
        GENERAL,
        "Giao thông",
        "Xây dựng 12 km đường bê tông; xử lý 45 xe quá tải.",
        [],
    ),
    (
        GENERAL,
        "An ninh",
        "Phát hiện 12 vụ lừa đảo qua mạng xã hội, thiệt hại 3 tỷ đồng.",
        [],
    ),
    # ------------------------------------------------------------ members of unions are people
    (
        "Sơ kết công tác Hội 9 tháng đầu năm 2023",
        "Tham gia Đề án 06",
        "Vận động 14.118 hội viên kích hoạt tài khoản định danh điện tử, đạt 74,2% tổng số hội viên. Có "
        "3.730 chị em mở tài khoản ngân hàng. Theo rà soát còn 1.260 nông dân chưa có điện thoại thông "
        "minh, chiếm 9,4%. Cập nhật 1.204/1.310 đoàn viên lên phần mềm quản lý đoàn viên, đạt 91,9%.",
        [
            ("dt.eid.activated", "14118"),
            ("dt.eid.activated", "74.2"),
            ("dt.cashless.account", "3730"),
            ("dt.smartphone.lacking", "1260"),
            ("dt.smartphone.lacking", "9.4"),
            ("dt.data.updated", "1204/1310"),
            ("dt.data.updated", "91.9"),
        ],
    ),
    (
        NEWS,
        "",
        "Toàn huyện có 12.400 hộ kết nối Internet. Số hộ sử dụng Internet cáp quang là 9.840 hộ, đạt "
        "65,3%. Còn 340 hộ chưa có điện thoại thông minh.",
        [
            ("infra.broadband.household", "12400"),
            ("infra.broadband.household", "9840"),
            ("infra.broadband.household", "65.3"),
            ("dt.smartphone.lacking", "340"),
        ],
    ),
    (
        COMMUNE,
        "",
        "Đến nay, 612/612 đơn vị sử dụng ngân sách đã tham gia dịch vụ công trực tuyến của Kho bạc, đạt "
        "100%. Duy trì 98% đơn vị giao dịch sử dụng dịch vụ công trực tuyến.",
        [
            ("ops.service.user_share", "612/612"),
            ("ops.service.user_share", "100"),
            ("ops.service.user_share", "98"),
        ],
    ),
    (
        COMMUNE,
        "",
        "Cổng dịch vụ công cung cấp 312 thủ tục hành chính cấp trung ương. Khảo sát trực tuyến 130 khách "
        "hàng, tỷ lệ hài lòng 98,2%. Tự kiểm tra tại 3/9 phòng, đơn vị trực thuộc. Đăng 41 tin, bài trên "
        "trang thông tin nội bộ.",
        [
            ("ops.procedure.total", "312"),
            ("ops.satisfaction.surveyed", "130"),
            ("ops.satisfaction.share", "98.2"),
            ("par.inspection.unit", "3/9"),
            ("portal.article.count", "41"),
        ],
    ),
    (
        ICT,
        "Hạ tầng",
        "Hệ thống hội nghị truyền hình có 12 điểm cầu; trong năm đã phục vụ 214 cuộc họp, ước tiết kiệm "
        "1,6 tỷ đồng chi phí đi lại. Các doanh nghiệp phát sóng mới 38 trạm.",
        [
            ("vc.site.total", "12"),
            ("vc.session.count", "214"),
            ("vc.saving", "1600000000"),
            ("infra.mobile.station", "38"),
        ],
    ),
    (
        HEALTH,
        "Thực hiện Đề án 06",
        "Sổ sức khỏe điện tử trên VNeID: đẩy dữ liệu 9.640 lượt khám, đạt 16,2% tổng số lượt khám. Tỷ lệ "
        "tra cứu CCCD không thành công còn 7,6%. Hệ thống PACS lưu 48 TB dữ liệu hình ảnh; 98% số ca "
        "chụp không in phim.",
        [
            ("dt.health.record", "9640"),
            ("dt.health.record", "16.2"),
            ("dt.health.id_lookup", "7.6"),
            ("infra.storage.capacity", "48"),
        ],
    ),
    (
        ICT,
        "Kinh phí",
        "Tỉnh bố trí 86,2 tỷ đồng cho chuyển đổi số, chiếm 1,1% chi ngân sách địa phương.",
        [("fin.ict.total", "86200000000"), ("fin.ict.budget_share", "1.1")],
    ),
    (
        NEWS,
        "HỖ TRỢ HỘ DÂN LÊN SÀN THƯƠNG MẠI ĐIỆN TỬ",
        "Trong tháng phát sinh 950 đơn hàng, doanh thu 246 triệu đồng; lũy kế 1.735 đơn, doanh thu 1,9 "
        "tỷ đồng. Mở mới 900 tài khoản sàn.",
        [
            ("dt.ecommerce.order", "950"),
            ("dt.ecommerce.revenue", "246000000"),
            ("dt.ecommerce.order", "1735"),
            ("dt.ecommerce.revenue", "1900000000"),
            ("dt.ecommerce.account", "900"),
        ],
    ),
]
